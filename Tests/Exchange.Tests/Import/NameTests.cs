using Google.Protobuf;

namespace Unroll.Exchange.Tests.Import;

/// <summary>Names of classes, where the ones at hand would mean something else, and inputs that nothing reads.</summary>
public sealed class NameTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("unroll-names-").FullName;

    /// <summary>What declarations are written with, apart from attributes.</summary>
    public static TheoryData<string> Words =>
    [
        nameof(Network),
        .. typeof(Layer).Assembly.GetExportedTypes().Where(type => !type.IsSubclassOf(typeof(Attribute))).Select(type => type.Name),
    ];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Words))]
    public void A_class_has_no_name_of_the_language(string word)
    {
        string model = Write($"{word}.onnx", Relus());
        Assert.Contains($"partial class {word}Model", OnnxImport.Read(model).Source);
        Assert.Throws<ArgumentException>(() => OnnxImport.Read(model, new OnnxImportOptions { Name = word }));
        Assert.Throws<ArgumentException>(() => OnnxImport.Read(model, new OnnxImportOptions { Namespace = $"App.{word}" }));
    }

    /// <summary>An input that nothing reads takes part in nothing, however large the file says it is.</summary>
    [Fact]
    public void A_large_input_that_is_not_read_takes_no_memory()
    {
        ModelSketch m = Relus();
        m.Input("unread", 65_536, 65_536);
        ImportedNetwork imported = OnnxImport.Read(Write("unread.onnx", m));
        imported.SaveCheck(Path.Combine(_folder, "unread.check.safetensors"));
        Assert.DoesNotContain("unread", imported.Source.Replace("unread.onnx", "", StringComparison.Ordinal));
    }

    private static ModelSketch Relus()
    {
        var m = new ModelSketch(13);
        m.Output("y", "Relu", [m.Input("x", 0, 6)]);
        return m;
    }

    private string Write(string name, ModelSketch model)
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, model.Build().ToByteArray());
        return path;
    }
}
