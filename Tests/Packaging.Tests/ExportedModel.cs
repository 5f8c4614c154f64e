namespace Unroll.Packaging.Tests;

/// <summary>A small ONNX model with blocks that a program with the packages exported.</summary>
internal sealed class ExportedModel
{
    /// <summary>A program that prints what a network gives for a ramp, behind a line that makes the network.</summary>
    public const string Prediction = """

        float[] ramp = new float[36], logits = new float[3];
        for (int i = 0; i < ramp.Length; i++)
            ramp[i] = i / 36f;
        network.Predict(ramp, logits);
        System.Console.WriteLine(System.FormattableString.Invariant($"{logits[0]:R} {logits[1]:R} {logits[2]:R}"));
        """;

    private const string Network = """


        [Network]
        public sealed partial class Ramps
        {
            [Input(6, 6, 1)] Layer image;
            [Conv(3, 3, 5), Relu] Layer edges;
            [Block<Pair>, Block<Pair>, Block<Pair>, Block<Pair>] Layer pairs;
            [MaxPool(2)] Layer pool;
            [Dense(3)] Layer kind;
        }

        [Block]
        public sealed class Pair
        {
            [Conv(3, 3, 5, Padding = Padding.Same), Relu] Layer first;
            [Conv(3, 3, 5, Padding = Padding.Same), Residual(Block.Input), Relu] Layer second;
        }
        """;

    private ExportedModel(string file, string printed) => (File, Printed) = (file, printed);

    /// <summary>The model.</summary>
    public string File { get; }

    /// <summary>What <see cref="Prediction"/> prints of the network that was exported.</summary>
    public string Printed { get; }

    /// <summary>Exports the model.</summary>
    public static ExportedModel Make(Packages packages)
    {
        Workspace project = new Workspace(packages, "exporter", Sources.FolderAndDownloaded)
            .WriteProject("Exporter.csproj", "<OutputType>Exe</OutputType>", Reference)
            .Write("Program.cs", $"using var network = new Ramps(seed: 3);\nnetwork.ExportOnnx(\"ramps.onnx\");{Prediction}{Network}");
        string printed = project.Run("run", "-c", "Release");
        return new ExportedModel(Path.Combine(project.Root, "ramps.onnx"), printed);
    }

    /// <summary>What a project needs that exchanges networks.</summary>
    public static string Reference => $"""<PackageReference Include="Unroll.Exchange" Version="{Packages.Version}" />""";
}
