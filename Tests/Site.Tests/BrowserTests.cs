namespace Unroll.Site.Tests;

/// <summary>The pages in a browser: nothing fails there, the search finds, and there is something to see.</summary>
[Collection(nameof(BuiltSite))]
public sealed class BrowserTests(BuiltSite site)
{
    [BrowserFact]
    public void Pages_open_without_an_error()
    {
        foreach (string page in (string[])["index.html", "api/Unroll.Trainer-1.html"])
        {
            (string document, IReadOnlyList<string> console) = Browser.Open(site.Address(page));
            Assert.Empty(console);
            // Scripts ran: code has its button.
            Assert.Contains("<button type=\"button\">Copy</button>", document);
        }
    }

    [BrowserFact]
    public void The_search_finds_headings_types_and_members()
    {
        Assert.Contains("../api/Unroll.MaxPoolAttribute.html", Found("diagnostics/UNR0101.html", "MaxPool"));
        string sizes = Found("index.html", "size of mini-batches");
        Assert.Contains("training.html#batch-normalization-and-the-size-of-mini-batches", sizes);
        Assert.DoesNotContain("MaxPool", sizes);
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

    private string Found(string page, string words)
    {
        (string document, IReadOnlyList<string> console) = Browser.Open($"{site.Address(page)}?search={Uri.EscapeDataString(words)}");
        Assert.Empty(console);
        return document.Split("id=\"found\"")[1].Split("</ul>")[0];
    }

    private Screenshot Photograph(string page, int width = 1280, bool dark = false)
    {
        string picture = Path.Combine(site.Folder, "page.png");
        Browser.Photograph(site.Address(page), picture, width, 800, dark);
        return new Screenshot(picture);
    }
}
