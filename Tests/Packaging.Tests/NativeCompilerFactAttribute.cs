namespace Unroll.Packaging.Tests;

/// <summary>
/// A test that needs what Native AOT links with: the C compiler of the system, clang or gcc. Where there is none,
/// it is skipped and says so.
/// </summary>
public sealed class NativeCompilerFactAttribute : FactAttribute
{
    public NativeCompilerFactAttribute()
    {
        if (!OperatingSystem.IsWindows() && !IsOnPath("clang") && !IsOnPath("gcc"))
            Skip = "Native AOT needs clang or gcc, and neither is on the PATH (Debian: apt install clang zlib1g-dev).";
    }

    private static bool IsOnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, program)));
}
