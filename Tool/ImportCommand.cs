using System.CommandLine;

namespace Unroll.Tool;

/// <summary>unroll import: a model becomes a declaration, weights and a check.</summary>
internal static class ImportCommand
{
    public static Command Create()
    {
        var command = new Command("import", "Writes an ONNX model as a declaration in C#, its weights, and a check of both.");
        var model = new ModelOptions(command);
        var output = new Option<string>("--output")
        {
            Description = "The folder to write into, which is made if need be; the present one unless given.",
            DefaultValueFactory = _ => ".",
        };
        command.Add(output);
        command.SetAction(parsed => Run(() => model.Read(parsed), parsed.GetRequiredValue(output)));
        return command;
    }

    private static int Run(Func<ImportedNetwork> read, string folder)
    {
        using var interruption = new Interruption();
        (IReadOnlyList<string> files, IReadOnlyList<string> remarks) = Progress.Show(tell =>
        {
            tell("reading the model");
            ImportedNetwork network = read();
            interruption.Token.ThrowIfCancellationRequested();
            tell("computing the check, and writing");
            Directory.CreateDirectory(folder);
            return (network.Save(folder, interruption.Token), network.Remarks);
        });
        foreach (string line in files.Concat(remarks))
            Console.WriteLine(line);
        return 0;
    }
}
