using System.Diagnostics;
using Google.Protobuf;
using Unroll.Exchange.Tests.Weights;

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
        using (Network network = Comparison.Create(typeof(Networks.ResponsesOfEvenSize)))
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

    [Theory]
    [InlineData("lenet.pt", "PyTorch (zip)", "conv1.weight", "[2, 1, 5, 5]")]
    [InlineData("lenet.legacy.pth", "PyTorch (before 1.6)", "fc1.weight", "[12, 100]")]
    [InlineData("lenet.compressed.npz", "NumPy (npz)", "fc1.weight", "F64")]
    [InlineData("lenet.h5", "HDF5", "model_weights/conv1/conv1/kernel:0", "[5, 5, 1, 2]")]
    [InlineData("lenet.classes.keras", "Keras", "layers/conv1/vars/0", "[5, 5, 1, 2]")]
    [InlineData("lenet.quantized.tfjs.json", "TensorFlow.js", "conv1/kernel", "U8")]
    [InlineData("lenet.bfloat16.safetensors", "safetensors", "conv1.weight", "BF16")]
    public void Inspect_shows_tensors_of_other_libraries(string file, string format, string name, string detail)
    {
        (int code, string text, _) = Run("inspect", TrainedOutputs.FileOf(file));
        Assert.Equal(0, code);
        Assert.StartsWith(format, text);
        Assert.Contains(name, text);
        Assert.Contains(detail, text);
        Assert.Contains("10 tensors, 1,731 numbers", text);
    }

    [Theory]
    [InlineData("lenet.strided.pt", WeightLayout.PyTorch, "lenet.check.json")]
    [InlineData("lenet.double.pt", WeightLayout.PyTorch, "lenet.check.json")]
    [InlineData("lenet.npz", WeightLayout.PyTorch, "lenet.check.json")]
    [InlineData("lenet.keras", WeightLayout.Keras, "lenet.check.json")]
    [InlineData("lenet.weights.h5", WeightLayout.Keras, "lenet.check.json")]
    [InlineData("lenet.quantized.tfjs.json", WeightLayout.Keras, "lenet.quantized.check.json")]
    public void Convert_writes_what_Load_reads(string file, WeightLayout layout, string check)
    {
        string output = Path.Combine(_folder, "converted.safetensors");
        (int code, string text, _) = Run("convert", TrainedOutputs.FileOf(file), output);
        Assert.Equal(0, code);
        Assert.Equal(output, text.Trim());
        using var network = new SmallLeNet5(seed: 1);
        network.Load(output, new LoadOptions { Layout = layout });
        TrainedOutputs.Check(network, check);
    }

    [Fact]
    public void Convert_tells_what_it_leaves_out_and_refuses_what_is_wrong()
    {
        string output = Path.Combine(_folder, "converted.safetensors");
        (int code, string text, _) = Run("convert", TrainedOutputs.FileOf("resnet.pt"), output);
        Assert.Equal(0, code);
        Assert.Contains("left out, being no floats: stem.1.num_batches_tracked, a.1.num_batches_tracked,", text);
        byte[] before = File.ReadAllBytes(output);

        (code, _, string error) = Run("convert", TrainedOutputs.FileOf("resnet.module.pt"), output);
        Assert.Equal(1, code);
        Assert.Contains("it asks for '__main__.ResNet'", error);
        (code, _, error) = Run("convert", TrainedOutputs.FileOf("resnet.pt"), output + ".npz");
        Assert.Equal(1, code);
        Assert.Contains("expected a name that ends with .safetensors", error);
        Assert.Equal(1, Run("convert", output + "x", output).Code);
        Assert.Equal(1, Run("convert", output).Code);
        Assert.Equal(before, File.ReadAllBytes(output));
        Assert.Equal([output], Directory.GetFiles(_folder));
    }

    [Fact]
    public void Help_names_the_commands()
    {
        (int code, string text, _) = Run("--help");
        Assert.Equal(0, code);
        Assert.Contains("import <model>", text);
        Assert.Contains("inspect <file>", text);
        Assert.Contains("convert <in> <out>", text);
        Assert.Contains("draw <model>", text);
        foreach (string command in new[] { "import", "inspect", "convert", "draw" })
        {
            (code, text, _) = Run(command, "--help");
            Assert.Equal(0, code);
            Assert.Contains("Arguments:", text);
        }
    }

    internal static (int Code, string Output, string Error) Run(params string[] arguments)
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
