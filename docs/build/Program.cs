using System.CommandLine;
using System.Reflection;
using System.Text;
using Unroll.Pictures;
using Unroll.Site;

string repository = typeof(SiteBuilder).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
    .Single(data => data.Key == "Repository").Value!;

var output = new Option<string>("--output")
{
    Description = "The folder of the site",
    DefaultValueFactory = _ => Path.Combine("out", "site"),
};
var site = new Command("site", "Makes a site of the documents and of the comments on public types; a dead link is an error") { output };
site.SetAction(arguments => BuildSite(arguments.GetValue(output)!));
var pictures = new Command("pictures", "Draws the pictures of the documents that show what the compiler says");
pictures.SetAction(_ => DrawPictures());
return new RootCommand("What is made of the documents") { site, pictures }.Parse(args).Invoke();

int BuildSite(string folder)
{
    SiteResult result = new SiteBuilder(new SiteSources(repository)).Build();
    foreach (Problem problem in result.Problems)
        Console.Error.WriteLine(problem);
    if (result.Problems.Count > 0)
    {
        Console.Error.WriteLine($"{result.Problems.Count} errors; nothing is written");
        return 1;
    }

    result.Write(folder);
    foreach (string link in result.ExternalLinks)
        Console.WriteLine($"not followed: {link}");
    Console.WriteLine($"{result.Files.Count} files: {Path.GetFullPath(Path.Combine(folder, "index.html"))}");
    return 0;
}

// What the readme shows is drawn from what the compiler says today.
async Task DrawPictures()
{
    Write(Path.Combine("docs", "pictures", "squiggle.svg"), Encoding.UTF8.GetBytes(CodePicture.Draw(await WrongNetwork.Compile())));
    Write(Path.Combine("Package", "icon.png"), Icon.Draw());
}

void Write(string name, byte[] content)
{
    string file = Path.Combine(repository, name);
    Directory.CreateDirectory(Path.GetDirectoryName(file)!);
    File.WriteAllBytes(file, content);
    Console.WriteLine(file);
}
