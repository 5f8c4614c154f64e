using Unroll.Exchange.Tests.Networks;

namespace Unroll.Exchange.Tests.Import;

/// <summary>Declarations look as a person would have written them; UNROLL_UPDATE_GOLDEN=1 accepts others.</summary>
public sealed class DeclarationTests
{
    [Theory]
    [InlineData(OnnxLayout.ChannelsFirst)]
    [InlineData(OnnxLayout.ChannelsLast)]
    public void LeNet_is_what_it_was(OnnxLayout layout) => Assert.Equal(
        $$"""
        using Unroll;

        namespace Imported;

        /// <summary>Imported from LeNet5{{layout}}.onnx (opset 17).</summary>
        [Network]
        public sealed partial class LeNet5{{layout}}
        {
            [Input(28, 28, 1)]                            Layer image;    // 28 x 28 x 1
            [Conv(5, 5, 6, Padding = Padding.Same), Relu] Layer conv1;    // 28 x 28 x 6
            [MaxPool(2)]                                  Layer pool1;    // 14 x 14 x 6
            [Conv(5, 5, 16), Relu]                        Layer conv2;    // 10 x 10 x 16
            [MaxPool(2)]                                  Layer pool2;    // 5 x 5 x 16
            [Dense(120), Relu]                            Layer dense1;   // 120
            [Dense(84), Relu]                             Layer dense2;   // 84
            [Dense(10)]                                   Layer digit;    // 10
        }

        """,
        ImportedCatalog.Of(ImportedCatalog.NameOf(typeof(LeNet5), layout)).Source);

    [Theory]
    [InlineData("TorchStyle")]
    [InlineData("KerasStyle")]
    [InlineData("MobileStyle")]
    [InlineData("Functions")]
    [InlineData("Arithmetic")]
    [InlineData("WrittenNorms")]
    [InlineData("Norms")]
    [InlineData("GeneratorStyle")]
    [InlineData("Attention")]
    [InlineData("OldResizings")]
    [InlineData("SimpleResizings")]
    [InlineData("Resizings")]
    [InlineData("Arrangements")]
    [InlineData("Heads")]
    [InlineData("SeparableConvolutions")]
    [InlineData("InnerValueReadElsewhere")]
    [InlineData("OverlappingChains")]
    [InlineData("BlocksInBlocks")]
    [InlineData("ManyNumbers")]
    [InlineData("TooFewToBeBlocks")]
    [InlineData("HalfWeights")]
    [InlineData("UnitVectors")]
    [InlineData("TwinsChannelsFirst")]   // which share their weights
    public void Declarations_of_foreign_models_stay_as_they_are(string name) => AssertGolden(name, ImportedCatalog.Of(name).Source);

    [Theory]
    [InlineData("ResNet18")]
    [InlineData("blazeface-front-128")]
    [InlineData("blazeface-back-256")]
    public void Declarations_of_trained_models_stay_as_they_are(string name)
    {
        string source = OnnxImport.Read(TrainedModels.PathOf(name), new OnnxImportOptions { Name = "Trained" }).Source;
        AssertGolden(name, source);
    }

    /// <summary>Its scales are 1 and its shifts 0, as those of a normalization that learns none.</summary>
    [Theory]
    [InlineData(typeof(InstanceNorms))]
    [InlineData(typeof(GroupNorms))]
    [InlineData(typeof(LayerNorms))]
    public void A_normalization_that_has_learned_nothing_yet_can_learn(Type type)
    {
        string name = ImportedCatalog.NameOf(type, OnnxLayout.ChannelsFirst);
        string path = Path.Combine(Directory.CreateTempSubdirectory("unroll-fresh-").FullName, $"{name}.onnx");
        using (var fresh = (Network)Activator.CreateInstance(type, 1)!)
            fresh.ExportOnnx(path, new OnnxOptions { Layout = OnnxLayout.ChannelsFirst });
        string source = OnnxImport.Read(path, new OnnxImportOptions { Namespace = "Imported" }).Source;
        Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
        Assert.Equal(ImportedCatalog.Of(name).Source, source);
    }

    [Fact]
    public void No_line_is_too_long() =>
        Assert.All(
            ImportedCatalog.Names.SelectMany(row => ImportedCatalog.Of((string)row[0]).Source.Split('\n')),
            line => Assert.True(line.Length <= 140, line));

    [Fact]
    public void A_resource_with_the_weights_gives_a_constructor()
    {
        string source = OnnxImport.Read(
            ImportedCatalog.FileOf("KerasStyle", "onnx"), new OnnxImportOptions { Name = "Keras", WeightsResource = "App.Keras" }).Source;
        Assert.EndsWith(
            """

                /// <summary>Makes the network with the weights of the model, which the assembly has.</summary>
                public Keras()
                    : this(seed: 0) => LoadResource("App.Keras");
            }

            """,
            source);
    }

    private static void AssertGolden(string name, string source)
    {
        string path = Path.Combine(Repository.Folder, "Tests", "Exchange.Tests", "Import", "Declarations", $"{name}.txt");
        if (Repository.IsUpdated)
            File.WriteAllText(path, source);
        Assert.Equal(File.ReadAllText(path), source);
    }
}
