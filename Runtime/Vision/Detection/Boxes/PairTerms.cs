namespace Unroll.Vision;

/// <summary>What formulas of two boxes are made of, in double precision: differences of floats are exact enough there.</summary>
internal readonly struct PairTerms
{
    /// <param name="first">A valid box.</param>
    /// <param name="second">Another.</param>
    public PairTerms(Box first, Box second)
    {
        (Width, Height) = ((double)first.Right - first.Left, (double)first.Bottom - first.Top);
        (OtherWidth, OtherHeight) = ((double)second.Right - second.Left, (double)second.Bottom - second.Top);
        CommonWidth = Math.Max((double)Math.Min(first.Right, second.Right) - Math.Max(first.Left, second.Left), 0);
        CommonHeight = Math.Max((double)Math.Min(first.Bottom, second.Bottom) - Math.Max(first.Top, second.Top), 0);
        EnclosingWidth = (double)Math.Max(first.Right, second.Right) - Math.Min(first.Left, second.Left);
        EnclosingHeight = (double)Math.Max(first.Bottom, second.Bottom) - Math.Min(first.Top, second.Top);
        AcrossX = (((double)first.Left + first.Right) - ((double)second.Left + second.Right)) / 2;
        AcrossY = (((double)first.Top + first.Bottom) - ((double)second.Top + second.Bottom)) / 2;
    }

    /// <summary>The extents of the first box.</summary>
    public double Width { get; }

    public double Height { get; }

    /// <summary>The extents of the second box.</summary>
    public double OtherWidth { get; }

    public double OtherHeight { get; }

    /// <summary>The extents of the intersection, 0 where there is none.</summary>
    public double CommonWidth { get; }

    public double CommonHeight { get; }

    /// <summary>The extents of the smallest box around both.</summary>
    public double EnclosingWidth { get; }

    public double EnclosingHeight { get; }

    /// <summary>From the second center to the first.</summary>
    public double AcrossX { get; }

    public double AcrossY { get; }

    public double Intersection => CommonWidth * CommonHeight;

    public double Union => (Width * Height) + (OtherWidth * OtherHeight) - Intersection;

    /// <summary>0 where the union is.</summary>
    public double IoU => Intersection > 0 ? Intersection / Union : 0;

    public double SquaredDistance => (AcrossX * AcrossX) + (AcrossY * AcrossY);

    public double SquaredDiagonal => (EnclosingWidth * EnclosingWidth) + (EnclosingHeight * EnclosingHeight);

    /// <summary>The angle of the first box less that of the second. Atan2 knows what w / h does not: h = 0.</summary>
    public double AngleDifference => Math.Atan2(Width, Height) - Math.Atan2(OtherWidth, OtherHeight);

    /// <summary>v of complete IoU: how much the aspects differ, from 0 to 1.</summary>
    public double AspectTerm => 4 / (Math.PI * Math.PI) * AngleDifference * AngleDifference;
}
