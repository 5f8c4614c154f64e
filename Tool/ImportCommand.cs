using System.CommandLine;

namespace Unroll.Tool;

/// <summary>unroll import: a model becomes a declaration, weights and a check.</summary>
internal static class ImportCommand
{
    public static Command Create()
    {
        var model = new Argument<string>("model") { Description = "The ONNX file." };
        var name = new Option<string?>("--name") { Description = "The name of the class; that of the file unless given." };
        var space = new Option<string?>("--namespace") { Description = "The namespace of the class; none unless given." };
        var output = new Option<string>("--output")
        {
            Description = "The folder to write into, which is made if need be; the present one unless given.",
            DefaultValueFactory = _ => ".",
        };
        var layout = new Option<OnnxLayout?>("--layout")
        {
            Description = "How inputs of four extents stand in the model: ChannelsFirst or ChannelsLast; found out unless given.",
        };
        var command = new Command("import", "Writes an ONNX model as a declaration in C#, its weights, and a check of both.")
        {
            model, name, space, output, layout,
        };
        command.SetAction(parsed => Run(
            parsed.GetRequiredValue(model),
            parsed.GetRequiredValue(output),
            new OnnxImportOptions
            {
                Name = parsed.GetValue(name), Namespace = parsed.GetValue(space), InputLayout = parsed.GetValue(layout),
            }));
        return command;
    }

    private static int Run(string path, string folder, OnnxImportOptions options)
    {
        ImportedNetwork network = OnnxImport.Read(path, options);
        Directory.CreateDirectory(folder);
        Save(".check.safetensors", network.SaveCheck);
        Save(".safetensors", network.SaveWeights);
        Save(".cs", network.SaveSource);
        return 0;

        void Save(string ending, Action<string> save)
        {
            string file = Path.Combine(folder, network.Name + ending);
            save(file);
            Console.WriteLine(file);
        }
    }
}
