namespace Unroll.Vision;

/// <summary>A color to draw with. On gray pictures it is drawn as 0.299 red + 0.587 green + 0.114 blue.</summary>
/// <param name="Red">From 0 to 255.</param>
/// <param name="Green">From 0 to 255.</param>
/// <param name="Blue">From 0 to 255.</param>
public readonly record struct PictureColor(byte Red, byte Green, byte Blue)
{
    // Ten colors that are told from one another well, light ones and dark ones in turn.
    private static readonly PictureColor[] Distinct =
    [
        new(230, 25, 75), new(60, 180, 75), new(255, 225, 25), new(0, 130, 200), new(245, 130, 48),
        new(145, 30, 180), new(70, 240, 240), new(240, 50, 230), new(210, 245, 60), new(0, 128, 128),
    ];

    /// <summary>Black.</summary>
    public static PictureColor Black => default;

    /// <summary>White.</summary>
    public static PictureColor White => new(255, 255, 255);

    /// <summary>One of ten colors that are easily told from one another, for classes: the same number has the same color.</summary>
    /// <param name="number">The number; from 10 on, and below 0, the colors come again.</param>
    public static PictureColor Of(int number) => Distinct[(int)((uint)number % Distinct.Length)];

    /// <summary>The gray that stands for it.</summary>
    internal byte Gray => (byte)Math.Round(0.299 * Red + 0.587 * Green + 0.114 * Blue);

    /// <summary>Black or white, whichever can be read on it.</summary>
    internal PictureColor Readable => Gray > 140 ? Black : White;
}
