using System.IO.Compression;

namespace Samples.Features;

/// <summary>The two models of the package Microsoft.ML.DnnImageFeaturizer.ResNet18 (MIT).</summary>
/// <param name="Network">ResNet-18, trained on ImageNet, without its last layer.</param>
/// <param name="Preprocessing">What turns a picture of 224 x 224 pixels into its input.</param>
internal sealed record FeaturizerFiles(string Network, string Preprocessing)
{
    private const string NetworkName = "ResNet18.onnx", PreprocessingName = "ResNetPreprocess.onnx";

    /// <summary>Where they stand in the package.</summary>
    private static readonly string PackedNetwork = Path.Combine("tools", "DnnImageModels", "ResNet18Onnx", NetworkName);
    private static readonly string PackedPreprocessing = Path.Combine("tools", "DnnImageModels", "ResNetPrepOnnx", PreprocessingName);

    /// <summary>The models from where the person says, or where NuGet keeps or gets them; null where they are not.</summary>
    /// <param name="path">The package, folder or file; null to look for it.</param>
    /// <param name="fetch">Whether NuGet may get the package if it is not there.</param>
    /// <param name="output">The folder for what is fetched and unpacked.</param>
    /// <param name="stop">Ends it.</param>
    /// <exception cref="IOException">A model is not in the place that was given, or NuGet could not get it.</exception>
    public static FeaturizerFiles? Find(string? path, bool fetch, string output, CancellationToken stop)
    {
        path ??= FeaturizerPackage.Find();
        if (path is null && fetch)
        {
            Console.WriteLine($"NuGet gets {FeaturizerPackage.Name} ...");
            path = FeaturizerPackage.Fetch(Path.Combine(output, "fetch"), stop);
        }

        return path is null ? null : Of(path, Path.Combine(output, "model"));
    }

    /// <summary>The models of the package, of a folder, or a model and the one beside it.</summary>
    /// <param name="path">A .nupkg file; a folder, such as that of a package that NuGet has restored; or ResNet18.onnx.</param>
    /// <param name="unpacked">Where the models of a .nupkg file go.</param>
    /// <exception cref="FileNotFoundException">A model is not there.</exception>
    /// <exception cref="InvalidDataException">The package is damaged or another one.</exception>
    public static FeaturizerFiles Of(string path, string unpacked)
    {
        if (Directory.Exists(path))
            return InFolder(path);
        if (!File.Exists(path))
            throw new FileNotFoundException($"--model: there is no file or folder '{path}'.");
        return Path.GetExtension(path).Equals(".nupkg", StringComparison.OrdinalIgnoreCase)
            ? Unpack(path, unpacked)
            : Beside(path);
    }

    private static FeaturizerFiles InFolder(string folder)
    {
        string[] places = [Path.Combine(folder, NetworkName), Path.Combine(folder, PackedNetwork)];
        return Beside(places.FirstOrDefault(File.Exists)
            ?? throw new FileNotFoundException($"'{folder}' has neither {NetworkName} nor {PackedNetwork}."));
    }

    private static FeaturizerFiles Beside(string network)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(network))!;
        string[] places =
        [
            Path.Combine(folder, PreprocessingName),
            Path.GetFullPath(Path.Combine(folder, "..", "ResNetPrepOnnx", PreprocessingName)),
        ];
        return new FeaturizerFiles(
            network,
            places.FirstOrDefault(File.Exists)
            ?? throw new FileNotFoundException($"'{network}' needs the mean image: there is neither {string.Join(" nor ", places)}."));
    }

    private static FeaturizerFiles Unpack(string package, string folder)
    {
        Directory.CreateDirectory(folder);
        using ZipArchive archive = ZipFile.OpenRead(package);
        foreach (string packed in new[] { PackedNetwork, PackedPreprocessing })
        {
            ZipArchiveEntry entry = archive.GetEntry(packed.Replace('\\', '/'))
                ?? throw new InvalidDataException($"'{package}' has no {packed}; expected the package {FeaturizerPackage.Name}.");
            entry.ExtractToFile(Path.Combine(folder, entry.Name), overwrite: true);
        }

        return InFolder(folder);
    }
}
