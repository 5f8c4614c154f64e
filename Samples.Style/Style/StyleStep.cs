using Unroll;
using Unroll.Vision;

namespace Samples.Style;

/// <summary>A network for style at one size.</summary>
/// <param name="Side">Rows and columns of its pictures.</param>
/// <param name="Network">The network.</param>
/// <param name="Predict">Its predictions.</param>
internal sealed record StyleStep(int Side, Network Network, StyleFeatures Predict)
{
    /// <summary>The first half of ResNet-18 at 128, 256 and 512 pixels, up to a size.</summary>
    public static StyleStep[] Pretrained(int side)
    {
        StyleNetwork128 small = new();
        StyleNetwork256 middle = new();
        StyleNetwork512 large = new();
        StyleStep[] all =
        [
            new(128, small, (picture, f) => small.Predict(picture, f[0], f[1], f[2], f[3], f[4], f[5], f[6])),
            new(256, middle, (picture, f) => middle.Predict(picture, f[0], f[1], f[2], f[3], f[4], f[5], f[6])),
            new(512, large, (picture, f) => large.Predict(picture, f[0], f[1], f[2], f[3], f[4], f[5], f[6])),
        ];
        return [.. all.Where(step => step.Side <= side)];
    }

    /// <summary>A network of ours at 128 and 256 pixels, up to a size.</summary>
    public static StyleStep[] Own(int side)
    {
        OwnNetwork128 small = new();
        OwnNetwork256 large = new();
        StyleStep[] all =
        [
            new(128, small, (picture, f) => small.Predict(picture, f[0], f[1], f[2], f[3])),
            new(256, large, (picture, f) => large.Predict(picture, f[0], f[1], f[2], f[3])),
        ];
        return [.. all.Where(step => step.Side <= side)];
    }
}
