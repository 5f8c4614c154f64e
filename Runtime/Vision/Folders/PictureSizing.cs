namespace Unroll.Vision;

/// <summary>How pictures of any size become the input of a network.</summary>
public enum PictureSizing
{
    /// <summary>The shorter side is resized to <see cref="PictureFolderOptions.ShorterSide"/>, and the middle is cut out: torchvision's
    /// Resize and CenterCrop.</summary>
    CenterCrop,

    /// <summary>Both sides are resized, so that the shapes of things change: torchvision's Resize of two numbers.</summary>
    Stretch,

    /// <summary>The whole picture, with gray bars: <see cref="Vision.Letterbox"/>.</summary>
    Letterbox,

    /// <summary>
    /// In learning, a random part of 8 to 100 percent of the area and of a shape from 3:4 to 4:3, drawn anew in every epoch, is resized:
    /// torchvision's RandomResizedCrop. C. Szegedy et al., "Going Deeper with Convolutions", 2014. In measuring it is
    /// <see cref="CenterCrop"/>.
    /// </summary>
    RandomResizedCrop,
}
