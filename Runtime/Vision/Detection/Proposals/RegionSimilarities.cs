namespace Unroll.Vision;

/// <summary>What makes two regions of a picture similar (Uijlings et al., 2013, section 3.2). Each is from 0 to 1.</summary>
[Flags]
public enum RegionSimilarities
{
    /// <summary>The part that histograms of their colors have in common (equation 1).</summary>
    Color = 1,

    /// <summary>The part that histograms of their gradients have in common (equation 3).</summary>
    Texture = 2,

    /// <summary>Small regions first: the part of the picture that they leave (equation 4).</summary>
    Size = 4,

    /// <summary>How well they fill the box around both (equation 5).</summary>
    Fill = 8,

    /// <summary>The sum of all four.</summary>
    All = Color | Texture | Size | Fill,
}
