using System.Globalization;
using Microsoft.CodeAnalysis;

namespace Unroll.CodeFixes;

/// <summary>What a diagnostic tells, piece by piece, as the analyzer put it together.</summary>
internal static class MessageParts
{
    /// <summary>A part of the message; empty where there is none.</summary>
    public static string Of(Diagnostic diagnostic, int index) =>
        diagnostic.Properties.TryGetValue(index.ToString(CultureInfo.InvariantCulture), out string? part) ? part ?? "" : "";

    /// <summary>The last part, which most often is the advice.</summary>
    public static string Last(Diagnostic diagnostic) => Of(diagnostic, diagnostic.Properties.Count - 1);

    /// <summary>What stands between two texts; null where they do not.</summary>
    public static string? Between(string text, string before, string behind)
    {
        int start = text.IndexOf(before, StringComparison.Ordinal);
        if (start < 0)
            return null;
        start += before.Length;
        int end = text.IndexOf(behind, start, StringComparison.Ordinal);
        return end < 0 ? null : text.Substring(start, end - start);
    }
}
