using Unroll.Vision;

namespace Samples.Style;

/// <summary>Square crops of pictures, at random places and of random sizes, half of them mirrored.</summary>
/// <param name="pictures">Pictures in color of at least <paramref name="side"/> rows and columns.</param>
/// <param name="side">Rows and columns of a crop, after it was resized.</param>
/// <param name="seed">The seed of what is random.</param>
internal sealed class CropSource(IReadOnlyList<Picture> pictures, int side, int seed)
{
    private readonly Random _random = new(seed);
    private readonly Picture _crop = new(side, side);
    private readonly Resizer _resizer = new(ResizeFilter.Bilinear);

    /// <summary>Draws crops.</summary>
    /// <param name="crops">Gets side x side x 3 numbers for each, red, green and blue from 0 to 1.</param>
    public void Draw(Span<float> crops)
    {
        int length = side * side * 3;
        for (int start = 0; start < crops.Length; start += length)
        {
            Picture picture = pictures[_random.Next(pictures.Count)];
            int most = Math.Min(picture.Height, picture.Width), extent = _random.Next(side, most + 1);
            var part = new Picture(extent, extent);
            picture.Crop(_random.Next(picture.Height - extent + 1), _random.Next(picture.Width - extent + 1), part);
            _resizer.Resize(part, _crop);
            if (_random.Next(2) == 1)
                _crop.FlipHorizontally();
            PictureNormalization.ZeroToOne.Write(_crop, crops.Slice(start, length));
        }
    }
}
