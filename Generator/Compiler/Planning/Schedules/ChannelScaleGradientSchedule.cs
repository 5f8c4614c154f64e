namespace Unroll.Generator.Planning;

/// <summary>How the gradients of factors and terms go over the pixels.</summary>
/// <param name="PixelBlocks">The walk over pixels of padded channels.</param>
/// <param name="RowVectors">The vectors of a row of a plane in parts, behind which the sums in single precision end.</param>
internal sealed record ChannelScaleGradientSchedule(PixelBlockSchedule PixelBlocks, IReadOnlyList<Segment> RowVectors)
{
    public static ChannelScaleGradientSchedule Of(ChannelGeometry geometry, RegisterFile registers) => new(
        new(geometry.Rows, geometry.Columns, 1),
        Segment.Split((geometry.Columns + registers.Lanes - 1) / registers.Lanes, PixelBlockSchedule.MostTerms));
}
