using System.Text.Json;

namespace Unroll;

/// <summary>
/// The weights of TensorFlow.js: a "model.json" whose "weightsManifest" lists groups of tensors, each group in one file or in several that
/// follow each other (tfjs-core/src/io/types.ts, WeightsManifestConfig). Quantized tensors are scale x number + min.
/// </summary>
internal sealed class ManifestFile : WeightFile
{
    private const long LongestManifest = 100_000_000;

    private ManifestFile(string path)
        : base(path)
    {
    }

    /// <inheritdoc/>
    public override string Format => "TensorFlow.js";

    /// <inheritdoc/>
    public override WeightLayout UsualLayout => WeightLayout.Keras;

    /// <summary>Reads a manifest, and closes it.</summary>
    /// <exception cref="InvalidDataException">It is none, or names files that are missing, too short or in other folders.</exception>
    public static ManifestFile Open(FileStream stream, string path)
    {
        using FileStream manifest = stream;
        var file = new ManifestFile(path);
        if (manifest.Length > LongestManifest)
            throw file.Wrong($"the file has {manifest.Length} bytes, expected at most {LongestManifest} of a manifest");
        try
        {
            manifest.Position = 0;
            using JsonDocument json = JsonDocument.Parse(manifest);
            file.Tensors = ManifestReader.Read(json.RootElement, path);
            return file;
        }
        catch (Exception exception)
            when (exception is JsonException or InvalidDataException or InvalidOperationException or FormatException)
        {
            string what = exception is InvalidDataException
                ? exception.Message
                : $"it is no manifest of TensorFlow.js: {Printable.Of(exception.Message, longest: 300).TrimEnd('.')}";
            throw file.Wrong(what, exception);
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
    }

    /// <inheritdoc/>
    protected override FloatReader Open(TensorEntry tensor)
    {
        var entry = (ManifestTensor)tensor;
        return new QuantizedReader(
            new ElementReader(new ShardStream(entry.Shards, entry.Begin), entry.Type), entry.Scale, entry.Minimum);
    }
}
