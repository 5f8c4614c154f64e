using System.Net;
using System.Text.RegularExpressions;

namespace Unroll.Site;

/// <summary>Follows every link and picture of the finished pages, whoever wrote it: to the file, and to the place in it.</summary>
internal static partial class LinkCheck
{
    public static IEnumerable<Problem> Check(IReadOnlyDictionary<string, string> pages, IReadOnlySet<string> files)
    {
        Dictionary<string, HashSet<string>> places = pages.ToDictionary(page => page.Key, page => Ids().Matches(page.Value)
            .Select(id => WebUtility.HtmlDecode(id.Groups[1].Value)).ToHashSet());
        foreach ((string address, string html) in pages)
        {
            foreach (Match match in References().Matches(html))
            {
                string link = WebUtility.HtmlDecode(match.Groups[1].Value);
                if (!link.Contains("://", StringComparison.Ordinal) && !LeadsSomewhere(address, link, places, files))
                    yield return new Problem($"site/{address}", html.AsSpan(0, match.Index).Count('\n') + 1, $"{link} leads nowhere");
            }
        }
    }

    private static bool LeadsSomewhere(string page, string link, Dictionary<string, HashSet<string>> places, IReadOnlySet<string> files)
    {
        string[] parts = link.Split('#', 2);
        string target = parts[0].Length == 0
            ? page
            : Path.GetRelativePath(".", Path.Combine(Path.GetDirectoryName(page)!, parts[0])).Replace('\\', '/');
        if (!places.TryGetValue(target, out HashSet<string>? ids))
            return parts.Length == 1 && files.Contains(target);
        return parts.Length == 1 || ids.Contains(Uri.UnescapeDataString(parts[1]));
    }

    [GeneratedRegex("\\s(?:href|src)=\"([^\"]*)\"")]
    private static partial Regex References();

    [GeneratedRegex("\\sid=\"([^\"]*)\"")]
    private static partial Regex Ids();
}
