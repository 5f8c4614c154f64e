using Unroll.Vision.Resizing;

namespace Unroll.Vision.Folders;

/// <summary>Brings pictures to the size of an input, on one thread; pictures of a size that came before cost no allocation.</summary>
internal sealed class PictureFitter(PictureFolderOptions options)
{
    private static readonly RandomResizedCrop Crop = new();   // with torchvision's limits

    private readonly Resizer _resizer = new(options.Filter);

    /// <summary>Writes a picture without chance.</summary>
    public void Fit(Picture source, Picture target)
    {
        if (options.Sizing == PictureSizing.Stretch)
            _resizer.Resize(source, target);
        else if (options.Sizing == PictureSizing.Letterbox)
            new Letterbox(source.Height, source.Width, target.Height, target.Width).Draw(source, target, _resizer);
        else
            CutMiddle(source, target);
    }

    /// <summary>Writes a random part of a picture.</summary>
    public void FitRandomly(Picture source, Picture target, ref AugmentationRandom random)
    {
        (int top, int left, int rows, int columns) = Crop.Draw(source.Height, source.Width, ref random);
        var part = new PixelBox(top, left, rows, columns);
        var whole = new PixelBox(0, 0, target.Height, target.Width);
        _resizer.Resize(source, part, target.Height, target.Width, whole, target, 0, 0);
    }

    // torchvision's Resize rounds the longer side down, its CenterCrop the first pixel to the even one.
    private void CutMiddle(Picture source, Picture target)
    {
        int side = options.EffectiveShorterSide;
        bool isWide = source.Width > source.Height;
        int height = isWide ? side : checked((int)((long)side * source.Height / source.Width));
        int width = isWide ? checked((int)((long)side * source.Width / source.Height)) : side;
        var part = new PixelBox(0, 0, source.Height, source.Width);
        int top = (int)Math.Round((height - target.Height) / 2.0), left = (int)Math.Round((width - target.Width) / 2.0);
        _resizer.Resize(source, part, height, width, new PixelBox(top, left, target.Height, target.Width), target, 0, 0);
    }
}
