namespace Unroll.Exchange.Tests;

/// <summary>Files of the repository that tests compare with, and write where they are told to accept what is new.</summary>
internal static class Repository
{
    /// <summary>The folder.</summary>
    public static string Folder { get; } = Find();

    /// <summary>Whether UNROLL_UPDATE_GOLDEN is 1.</summary>
    public static bool IsUpdated => Environment.GetEnvironmentVariable("UNROLL_UPDATE_GOLDEN") == "1";

    private static string Find()
    {
        string? folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder!, "Generated.sln")))
            folder = Path.GetDirectoryName(folder);
        return folder!;
    }
}
