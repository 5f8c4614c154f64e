using System.Xml.Linq;

namespace Unroll.Exchange.Tests.Import;

/// <summary>unroll draw, as a process: where it finds networks. What is drawn is tested beside the compiler.</summary>
public sealed class DrawTests : IDisposable
{
    private const string Source = """
        [Block] public class Body { [Dense(Arg.A), Tanh] Layer hidden; }
        [Network] public sealed partial class Exclusive { [Input(2)] Layer bits; [Block<Body>(4)] Layer body; [Dense(1)] Layer isOdd; }
        [Network] public sealed partial class Other { [Input(3)] Layer x; [Dense(1)] Layer y; }
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("unroll-draw-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_model_is_drawn_into_a_file()
    {
        string picture = Path.Combine(_folder, "model.svg");
        (int code, string text, _) = ToolTests.Run("draw", ImportedCatalog.FileOf("KerasStyle", "onnx"), "--output", picture);
        Assert.Equal((0, picture), (code, text.TrimEnd()));
        XElement drawn = XElement.Load(picture);
        using Network network = ImportedCatalog.Create("KerasStyle");
        Assert.Equal(
            network.Declaration.Parameters.Where(parameter => !parameter.IsStatistic).Sum(parameter => (long)parameter.Length),
            drawn.Descendants().Sum(element => (long?)element.Attribute("data-parameters") ?? 0));
    }

    [Fact]
    public void A_class_is_found_in_a_source_a_project_and_an_assembly()
    {
        File.WriteAllText(Path.Combine(_folder, "Networks.cs"), Source);
        (int code, string picture, string error) = ToolTests.Run(
            "draw", Path.Combine(_folder, "Networks.cs"), "--class", "Exclusive", "--output", "-");
        Assert.Equal((0, ""), (code, error));
        Assert.Equal(
            ["bits", "body.hidden", "isOdd", "isOdd"],
            XElement.Parse(picture).Descendants().Select(element => (string?)element.Attribute("data-stage")).OfType<string>());

        File.WriteAllText(Path.Combine(_folder, "App.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings></PropertyGroup>
              <ItemGroup>
                <Reference Include="{typeof(Network).Assembly.Location}" />
                <Reference Include="{typeof(Layer).Assembly.Location}" />
                <Using Include="Unroll" />
              </ItemGroup>
            </Project>
            """);
        Assert.Equal((0, picture, ""), ToolTests.Run("draw", "Exclusive", "--project", _folder, "--output", "-"));

        (code, picture, error) = ToolTests.Run(
            "draw", typeof(DrawTests).Assembly.Location, "--class", nameof(Networks.ResponsesOfEvenSize), "--output", "-");
        Assert.Equal((0, ""), (code, error));
        Assert.Contains("data-stage", picture);
    }

    [Fact]
    public void What_cannot_be_drawn_is_told()
    {
        string source = Path.Combine(_folder, "Networks.cs"), picture = Path.Combine(_folder, "out.svg");
        File.WriteAllText(source, Source);
        Fails("several networks; name one by --class: Exclusive, Other.", source);
        Fails("no network is called Third; expected one of Exclusive, Other.", source, "--class", "Third");
        Fails("there is no such file", source + ".cs");
        Fails("expected a project, or a folder with one; it has none", "Exclusive", "--project", _folder);
        File.WriteAllText(source, Source.Replace("Dense(1)", "Dense(0)", StringComparison.Ordinal));
        Fails("Other is no right network", source, "--class", "Other");
        File.WriteAllText(Path.Combine(_folder, "no.dll"), "no assembly");
        Fails("no assembly of .NET", Path.Combine(_folder, "no.dll"));
        Assert.False(File.Exists(picture));

        void Fails(string message, params string[] arguments)
        {
            (int code, _, string error) = ToolTests.Run(["draw", .. arguments, "--output", picture]);
            Assert.Equal(1, code);
            Assert.Contains(message, error);
        }
    }
}
