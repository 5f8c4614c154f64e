namespace Unroll.Site.Tests;

/// <summary>The pages in a browser: nothing fails there, the search finds, and there is something to see.</summary>
[Collection(nameof(BuiltSite))]
public sealed class BrowserTests(BuiltSite site)
{
    [BrowserFact]
    public void Scripts_run_and_the_search_finds_headings_types_and_members()
    {
        string found = Find("diagnostics/UNR0101.html", "MaxPool");
        Assert.Contains("../api/Unroll.MaxPoolAttribute.html", found);
        Assert.Contains("../api/Unroll.GlobalMaxPoolAttribute.html", found);
        found = Find("api/Unroll.Trainer-1.html", "size of mini-batches");
        Assert.Contains("../training.html#batch-normalization-and-the-size-of-mini-batches", found);
        Assert.DoesNotContain("MaxPool", found);
    }

    [BrowserFact]
    public void There_is_something_to_see_in_light_and_dark_and_on_a_telephone()
    {
        Screenshot light = Photograph("index.html"), dark = Photograph("api/Unroll.Vision.NonMaxSuppression.html", dark: true);
        Assert.InRange(light.Drawn, 0.03, 0.97);
        Assert.InRange(dark.Drawn, 0.03, 0.97);
        Assert.True(light[5, 700].Green > 200 && dark[5, 700].Green < 60);
        Screenshot narrow = Photograph("language.html", 400);
        Assert.InRange(narrow.Drawn, 0.03, 0.97);
        // Nothing stands out of the page: its right border is empty below the bar at the top.
        Assert.All(Enumerable.Range(100, 600), y => Assert.Equal(narrow[398, 100], narrow[398, y]));
    }

    /// <summary>Opens a page with a search; gives what is found.</summary>
    private string Find(string page, string words)
    {
        (string document, IReadOnlyList<string> console) = Browser.Open($"{site.Address(page)}?search={Uri.EscapeDataString(words)}");
        Assert.Empty(console);
        // Code has the button that a script adds.
        Assert.Contains("<button type=\"button\">Copy</button>", document);
        return document.Split("id=\"found\"")[1].Split("</ul>")[0];
    }

    private Screenshot Photograph(string page, int width = 1280, bool dark = false)
    {
        string picture = Path.Combine(site.Folder, "page.png");
        Browser.Photograph(site.Address(page), picture, width, 800, dark);
        return new Screenshot(picture);
    }
}
