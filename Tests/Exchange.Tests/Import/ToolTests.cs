using System.Diagnostics;
using Google.Protobuf;

namespace Unroll.Exchange.Tests.Import;

/// <summary>The command unroll, as a process.</summary>
public sealed class ToolTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("unroll-tool-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Import_writes_the_declaration_the_weights_and_a_check()
    {
        string model = ImportedCatalog.FileOf("KerasStyle", "onnx"), output = Path.Combine(_folder, "new");
        (int code, string text, _) = Run("import", model, "--name", "Keras", "--namespace", "App", "--output", output);
        Assert.Equal(0, code);
        string[] files =
            [.. new[] { "Keras.cs", "Keras.safetensors", "Keras.check.safetensors" }.Select(name => Path.Combine(output, name))];
        Assert.Equal(files, text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimEnd()));
        Assert.Equal(files.Order(StringComparer.Ordinal), Directory.GetFiles(output).Order(StringComparer.Ordinal));
        string source = ImportedCatalog.Of("KerasStyle").Source;
        Assert.Equal(
            source.Replace("class KerasStyle", "class Keras").Replace("namespace Imported", "namespace App"), File.ReadAllText(files[0]));
        Assert.Equal(File.ReadAllBytes(ImportedCatalog.FileOf("KerasStyle", "safetensors")), File.ReadAllBytes(files[1]));
        Assert.Equal(File.ReadAllBytes(ImportedCatalog.FileOf("KerasStyle", "check.safetensors")), File.ReadAllBytes(files[2]));
    }

    [Fact]
    public void What_cannot_be_imported_or_read_is_told_by_the_exit_code_and_nothing_is_written()
    {
        string model = Path.Combine(_folder, "model.onnx"), output = Path.Combine(_folder, "out");
        using (Network network = Comparison.Create(typeof(Networks.UnitLengths)))
            network.ExportOnnx(model);
        (int code, _, string error) = Run("import", model, "--output", output);
        Assert.Equal(2, code);
        Assert.StartsWith($"{model} cannot be imported; of its nodes these are not supported:", error);

        File.WriteAllText(model, "no model");
        (code, _, error) = Run("import", model, "--output", output);
        Assert.Equal(1, code);
        Assert.StartsWith($"{model}: the file is no ONNX model", error);
        Assert.Equal(1, Run("import", model + "x", "--output", output).Code);
        Assert.Equal(1, Run("inspect", model).Code);
        Assert.False(Directory.Exists(output));
    }

    [Fact]
    public void Extents_of_inputs_are_arguments()
    {
        var m = new ModelSketch(17);
        m.Output("y", "Conv", [m.Input("data", 0, 3, 0, 0), m.Weights(4, 3, 3, 3)]);
        string model = Path.Combine(_folder, "model.onnx");
        File.WriteAllBytes(model, m.Build().ToByteArray());
        Assert.Equal(2, Run("import", model, "--output", _folder).Code);
        Assert.Equal(0, Run("import", model, "--output", _folder, "--input", "data=1x3x9x7").Code);
        Assert.Contains("[Input(9, 7, 3)]", File.ReadAllText(Path.Combine(_folder, "Model.cs")));
        Assert.Contains("such as data=1x3x224x224", Run("import", model, "--input", "data=1x3xhxw").Error);
        Assert.Contains("such as data=1x3x224x224", Run("import", model, "--input", "1x3x2x2").Error);
        Assert.Contains("given twice", Run("import", model, "--input", "data=1x3x9x7", "--input", "data=1x3x9x7").Error);
    }

    [Fact]
    public void Verify_compiles_a_model_and_tells_how_it_did()
    {
        (int code, string text, string error) = Run("verify", ImportedCatalog.FileOf("TorchStyle", "onnx"));
        Assert.True(code == 0, error);
        Assert.Matches(
            @"^passed: the largest difference is \S+ in 'logits', allowed are \S+\r?\n"
            + @"a prediction takes \S+ µs on one thread\r?\n$",
            text);
    }

    [Fact]
    public void Inspect_shows_nodes_and_tensors()
    {
        (int code, string text, _) = Run("inspect", ImportedCatalog.FileOf("KerasStyle", "onnx"));
        Assert.Equal(0, code);
        Assert.Contains("input image [1, 11, 12, 3]", text);
        Assert.Contains("node_AveragePool_", text);
        (code, text, _) = Run("inspect", ImportedCatalog.FileOf("KerasStyle", "safetensors"));
        Assert.Equal(0, code);
        Assert.Contains("[3, 3, 3, 5]", text);
        Assert.Contains("6 tensors, 369 numbers", text);
    }

    [Fact]
    public void Help_names_the_commands()
    {
        (int code, string text, _) = Run("--help");
        Assert.Equal(0, code);
        Assert.Contains("import <model>", text);
        Assert.Contains("inspect <file>", text);
    }

    private static (int Code, string Output, string Error) Run(params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, RedirectStandardError = true };
        if (Path.GetFileNameWithoutExtension(start.FileName) != "dotnet")
            start.FileName = "dotnet";
        foreach (string argument in arguments.Prepend(Path.Combine(AppContext.BaseDirectory, "Unroll.Tool.dll")))
            start.ArgumentList.Add(argument);
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }
}
