namespace Unroll.Drawing.Picture;

/// <summary>What the colored areas of a picture are proportional to.</summary>
internal enum AreaMeasure
{
    /// <summary>The multiply-adds of a prediction.</summary>
    MultiplyAdds,

    /// <summary>The predicted time of one thread.</summary>
    Time,
}
