using System.CommandLine;
using Unroll.Drawing;
using Unroll.Drawing.Picture;
using Unroll.Drawing.Reading;

namespace Unroll.Tool;

/// <summary>unroll draw: a picture of a network.</summary>
internal static class DrawCommand
{
    public static Command Create()
    {
        var command = new Command(
            "draw", "Draws a network as SVG: its stages, their shapes, parameters and cost, and how they are computed.");
        var model = new ModelOptions(command, isNamed: false,
            "An ONNX model, or a C# file, a project or an assembly with a [Network] class, or the name of such a class.");
        var named = new Option<string?>("--class") { Description = "The class, where the file has several." };
        var project = new Option<string>("--project")
        {
            Description = "The project of the class, or its folder; the present folder unless given.",
            DefaultValueFactory = _ => ".",
        };
        var output = new Option<string?>("--output")
        {
            Description = "The file to write, or - for standard output; the name of the network with .svg unless given.",
        };
        var fold = new Option<bool>("--fold") { Description = "Draws each block as one card." };
        var time = new Option<bool>("--time")
        {
            Description = "Lets the colored areas show the time that is predicted, and not the multiply-adds.",
        };
        command.Add(named);
        command.Add(project);
        command.Add(fold);
        command.Add(time);
        command.Add(output);
        command.SetAction(parsed =>
        {
            using var interruption = new Interruption();
            string what = model.PathIn(parsed);
            DeclaredNetwork network = Path.GetExtension(what).ToLowerInvariant() is ".onnx"
                ? Single(NetworkSource.Of([(model.Read(parsed).Source, "Imported.cs")]).Networks, null, what)
                : Find(what, parsed.GetValue(named), parsed.GetRequiredValue(project), interruption.Token);
            AreaMeasure measure = parsed.GetValue(time) ? AreaMeasure.Time : AreaMeasure.MultiplyAdds;
            string picture = NetworkDrawing.Draw(network, parsed.GetValue(fold), measure, interruption.Token);
            Write(picture, parsed.GetValue(output) ?? $"{network.Name}.svg");
            return 0;
        });
        return command;
    }

    private static DeclaredNetwork Find(string what, string? name, string project, CancellationToken cancellation) =>
        Path.GetExtension(what).ToLowerInvariant() switch
        {
            ".cs" => Single(InSource(what), name, what),
            ".dll" or ".exe" => Single(NetworkSource.OfAssembly(Existing(what)).Networks, name, what),
            ".csproj" => Single(ProjectSource.Read(Existing(what), cancellation).Networks, name, what),
            _ => Single(ProjectSource.Read(ProjectSource.In(project), cancellation).Networks, name ?? what, project),
        };

    // The files beside it may have the blocks that it uses.
    private static IReadOnlyList<DeclaredNetwork> InSource(string path)
    {
        string full = Path.GetFullPath(Existing(path));
        IEnumerable<string> beside = Directory.EnumerateFiles(Path.GetDirectoryName(full)!, "*.cs").Order(StringComparer.Ordinal);
        return [.. NetworkSource.Of(beside.Select(file => (File.ReadAllText(file), file))).Networks
            .Where(network => network.Files.Contains(full))];
    }

    private static string Existing(string path) =>
        File.Exists(path) ? path : throw new FileNotFoundException($"{path}: there is no such file.", path);

    private static DeclaredNetwork Single(IReadOnlyList<DeclaredNetwork> networks, string? name, string place)
    {
        DeclaredNetwork[] meant = [.. networks.Where(network => name is null || network.Name == name || network.FullName == name)];
        if (meant.Length == 1)
            return meant[0];
        string names = string.Join(", ", (meant.Length > 0 ? meant : networks).Select(network => network.FullName));
        throw new ArgumentException(
            networks.Count == 0 ? $"{place}: no [Network] class."
            : meant.Length == 0 ? $"{place}: no network is called {name}; expected one of {names}."
            : $"{place}: several networks; name one by --class: {names}.");
    }

    private static void Write(string picture, string output)
    {
        if (output == "-")
        {
            Console.Out.Write(picture);
            return;
        }

        File.WriteAllText(output, picture);
        Console.WriteLine(output);
    }
}
