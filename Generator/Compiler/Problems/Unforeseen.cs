namespace Unroll.Generator.Problems;

/// <summary>Exceptions that nobody foresaw.</summary>
internal static class Unforeseen
{
    /// <summary>An exception in one line, as a diagnostic can tell it.</summary>
    public static string Describe(Exception exception) => exception.ToString().Replace("\r", "").Replace("\n", " ");
}
