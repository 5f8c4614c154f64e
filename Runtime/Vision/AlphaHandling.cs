namespace Unroll.Vision;

/// <summary>What becomes of the alpha of a file, which says how much a pixel covers.</summary>
public enum AlphaHandling
{
    /// <summary>It is left out, and the colors stay as they stand in the file: Pillow's convert("RGB").</summary>
    Drop,

    /// <summary>The picture is laid over white: color · alpha + white · (1 - alpha), rounded to the nearest.</summary>
    OverWhite,
}
