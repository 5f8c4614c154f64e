using System.Reflection;
using System.Text;
using Unroll.Pictures;

string repository = typeof(WrongNetwork).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
    .Single(data => data.Key == "Repository").Value!;
string squiggle = Path.Combine(repository, "docs", "pictures", "squiggle.svg");
string icon = Path.Combine(repository, "Package", "icon.png");

// What the readme shows is drawn from what the compiler says today.
Write(squiggle, Encoding.UTF8.GetBytes(CodePicture.Draw(await WrongNetwork.Compile())));
Write(icon, Icon.Draw());

static void Write(string file, byte[] content)
{
    Directory.CreateDirectory(Path.GetDirectoryName(file)!);
    File.WriteAllBytes(file, content);
    Console.WriteLine(file);
}
