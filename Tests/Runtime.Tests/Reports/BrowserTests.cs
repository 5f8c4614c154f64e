namespace Unroll.Runtime.Tests.Reports;

/// <summary>That the browser of the tests tells what is on a page, and what is wrong with it.</summary>
public sealed class BrowserTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("unroll-page-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [BrowserFact]
    public void Tells_the_document_after_its_scripts_and_what_they_wrote_to_the_console()
    {
        string page = Page(
            "<p id=width></p><script>document.getElementById('width').textContent = 'ran';"
            + "console.log('first\\nsecond'); missing();</script>");

        (string document, IReadOnlyList<string> console) = Browser.Open(page);

        Assert.Contains("<p id=\"width\">ran</p>", document);
        Assert.Equal(["first\nsecond", "Uncaught ReferenceError: missing is not defined"], console);
        Assert.Empty(Browser.Open(Page("<p>well</p>")).Console);
    }

    [BrowserFact]
    public void Takes_pictures_of_light_and_dark_wide_and_narrow_pages()
    {
        string page = Page(
            "<style>body { margin: 0; background: #fff } @media (max-width: 450px) { body { background: #0a0 } }"
            + "@media (prefers-color-scheme: dark) { body { background: #00a } } i { display: block; height: 150px; width: 50%;"
            + "background: red }</style><i></i>");
        string picture = Path.Combine(_folder, "page.png");

        Browser.Photograph(page, picture, 600, 300);
        var wide = new Screenshot(picture);
        Browser.Photograph(page, picture, 400, 300);
        var narrow = new Screenshot(picture);
        Browser.Photograph(page, picture, 600, 300, dark: true);
        var dark = new Screenshot(picture);

        Assert.Equal((600, 300, 400, 300), (wide.Width, wide.Height, narrow.Width, narrow.Height));
        Assert.Equal((255, 0, 0), wide[10, 10]);
        Assert.Equal((255, 255, 255), wide[310, 10]);
        Assert.Equal((0, 170, 0), narrow[210, 10]);
        Assert.Equal((0, 0, 170), dark[310, 10]);
        Assert.Equal(0.75, wide.Drawn, 2);
    }

    private string Page(string body)
    {
        string path = Path.Combine(_folder, $"{Guid.NewGuid():N}.html");
        File.WriteAllText(path, $"<!DOCTYPE html><html><head><meta charset=\"utf-8\"></head><body>{body}</body></html>");
        return path;
    }
}
