using System.Reflection;
using Google.Protobuf;
using Unroll.Exchange.Tests.Networks;

namespace Unroll.Exchange.Tests.Import;

/// <summary>Networks of this project that were exported, and models in the ways of others: all imported, and some compiled.</summary>
internal static class ImportedCatalog
{
    private static readonly Lazy<(string Folder, Dictionary<string, ImportedNetwork> Imported, Assembly Assembly)> Compiled = new(Compile);

    /// <summary>Those in which an operation is written as ONNX in a way that has no counterpart in the language.</summary>
    public static readonly Type[] Refused =
    [
        typeof(ResponsesOfEvenSize), typeof(ResponsesOfVectors),
    ];

    /// <summary>Those whose declarations are compiled; to compile all of them would take minutes.</summary>
    private static readonly Type[] CompiledTypes =
    [
        typeof(LeNet5), typeof(DenseOfPlanes), typeof(LopsidedConvolution), typeof(DepthwiseConvolutionOfSeveralFilters),
        typeof(NormalizedConvolutions), typeof(MeanWithoutPadding), typeof(Branches), typeof(ProjectedResiduals), typeof(TwoInputs),
        typeof(ScaledInputs), typeof(ConvolutionToOnePixel), typeof(InstanceNorms), typeof(GroupNorms), typeof(LayerNorms),
        typeof(FlattenedNorms), typeof(LopsidedTransposedConvolution), typeof(ShortcutOfZeros), typeof(Divided), typeof(ShuffledGroups),
        typeof(SquaresOfPixels), typeof(OtherOrders), typeof(OtherExtents), typeof(MeanRoundedUpWithPadding),
        typeof(MeanOfLessThanAWindow), typeof(TransposedConvolutionBehindItsWindows), typeof(Paddings),
        typeof(NearestPixels), typeof(InterpolatedPixels), typeof(DifferencesOfPlanes), typeof(DifferencesOfInputs), typeof(Siamese),
        typeof(LeastLength), typeof(UnitLengths), typeof(MeansOfUnequalWindows), typeof(SmallerImages), typeof(Twins),
        typeof(SharedBlocks), typeof(WeightsInTwoOrders),
    ];

    /// <summary>The names of all models.</summary>
    public static IEnumerable<object[]> Names =>
        [.. Exported.Select(of => NameOf(of.Type, of.Layout)).Concat(ForeignModels.All.Keys).Select(name => new object[] { name })];

    /// <summary>The networks that are exported; one in both layouts.</summary>
    public static IEnumerable<(Type Type, OnnxLayout Layout)> Exported =>
        from type in Catalog.Networks.Except(Refused)
        from layout in type == typeof(LeNet5) ? Enum.GetValues<OnnxLayout>() : [OnnxLayout.ChannelsFirst]
        select (type, layout);

    /// <summary>Those of which the declaration is compiled.</summary>
    public static IEnumerable<(Type Type, OnnxLayout Layout)> Recompiled => Exported.Where(of => CompiledTypes.Contains(of.Type));

    /// <summary>Their names, and those of the models of others.</summary>
    public static IEnumerable<object[]> CompiledNames =>
        [.. Recompiled.Select(of => NameOf(of.Type, of.Layout)).Concat(ForeignModels.All.Keys).Select(name => new object[] { name })];

    public static string NameOf(Type type, OnnxLayout layout) => $"{type.Name}{layout}";

    public static ImportedNetwork Of(string name) => Compiled.Value.Imported[name];

    public static string FileOf(string name, string ending) => Path.Combine(Compiled.Value.Folder, $"{name}.{ending}");

    /// <summary>The network as it was compiled from the declaration, with the weights of the file.</summary>
    public static Network Create(string name)
    {
        var network = (Network)Activator.CreateInstance(Compiled.Value.Assembly.GetType($"Imported.{name}", throwOnError: true)!, 1)!;
        network.Load(FileOf(name, "safetensors"));
        return network;
    }

    private static (string Folder, Dictionary<string, ImportedNetwork> Imported, Assembly Assembly) Compile()
    {
        string folder = Directory.CreateTempSubdirectory("unroll-import-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        foreach ((Type type, OnnxLayout layout) in Exported)
        {
            using Network network = Comparison.Create(type);
            network.ExportOnnx(Path.Combine(folder, $"{NameOf(type, layout)}.onnx"), new OnnxOptions { Layout = layout });
        }

        foreach ((string name, Func<Onnx.Schema.ModelProto> model) in ForeignModels.All)
            File.WriteAllBytes(Path.Combine(folder, $"{name}.onnx"), model().ToByteArray());

        var imported = new Dictionary<string, ImportedNetwork>();
        var failures = new List<string>();
        foreach (string name in Names.Select(row => (string)row[0]))
        {
            try
            {
                imported.Add(name, OnnxImport.Read(Path.Combine(folder, $"{name}.onnx"), new OnnxImportOptions { Namespace = "Imported" }));
                imported[name].SaveWeights(Path.Combine(folder, $"{name}.safetensors"));
                imported[name].SaveCheck(Path.Combine(folder, $"{name}.check.safetensors"));
            }
            catch (Exception exception) when (exception is UnsupportedModelException or InvalidDataException)
            {
                failures.Add(exception.Message);
            }
        }

        Assert.True(failures.Count == 0, string.Join('\n', failures));
        return (folder, imported, Tool.NetworkCompiler.Compile(CompiledNames.Select(row => imported[(string)row[0]].Source)));
    }
}
