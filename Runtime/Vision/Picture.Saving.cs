using StbImageWriteSharp;

namespace Unroll.Vision;

public sealed partial class Picture
{
    /// <summary>Writes a PNG file, which keeps every byte. It replaces a file of that name as a whole.</summary>
    /// <param name="path">The file; its folder must exist.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The permissions do not allow it.</exception>
    public void SavePng(string path) => FileReplacement.Write(path, SavePng);

    /// <summary>Writes a PNG file to a stream, which is left open.</summary>
    /// <param name="stream">The stream.</param>
    public void SavePng(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        new ImageWriter().WritePng(_pixels, Width, Height, Components, stream);
    }

    /// <summary>Writes a JPEG file. It replaces a file of that name as a whole.</summary>
    /// <param name="path">The file; its folder must exist.</param>
    /// <param name="quality">1, the smallest file, to 100, the finest.</param>
    /// <exception cref="ArgumentOutOfRangeException">The quality is not from 1 to 100, or an extent is more than 65,535.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The permissions do not allow it.</exception>
    public void SaveJpeg(string path, int quality = 90)
    {
        CheckJpeg(quality);
        FileReplacement.Write(path, stream => SaveJpeg(stream, quality));
    }

    /// <summary>Writes a JPEG file to a stream, which is left open.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="quality">1, the smallest file, to 100, the finest.</param>
    /// <exception cref="ArgumentOutOfRangeException">The quality is not from 1 to 100, or an extent is more than 65,535.</exception>
    public void SaveJpeg(Stream stream, int quality = 90)
    {
        ArgumentNullException.ThrowIfNull(stream);
        CheckJpeg(quality);
        new ImageWriter().WriteJpg(_pixels, Width, Height, Components, stream, quality);
    }

    private ColorComponents Components => Channels == 1 ? ColorComponents.Grey : ColorComponents.RedGreenBlue;

    private void CheckJpeg(int quality)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(quality, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(quality, 100);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Height, ushort.MaxValue);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Width, ushort.MaxValue);
    }
}
