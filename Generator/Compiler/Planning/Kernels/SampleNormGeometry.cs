namespace Unroll.Generator.Planning;

/// <summary>
/// What a normalization within a sample takes together: groups of channels with all pixels, or the channels of each pixel.
/// </summary>
/// <param name="Rows">Rows of a sample; 1 where nothing lies between them.</param>
/// <param name="Columns">The pixels of a row.</param>
/// <param name="Channels">Channels.</param>
/// <param name="Groups">The groups of channels; null where it is each pixel.</param>
internal sealed record SampleNormGeometry(int Rows, int Columns, int Channels, int? Groups)
{
    /// <summary>What computes it in the runtime.</summary>
    public string Function => Groups is null ? "LayerNorm" : "GroupNorm";

    /// <summary>It in words.</summary>
    public string Text
    {
        get
        {
            string pixels = Rows > 1 ? $"{Rows}x{Columns} pixels" : $"{Columns} pixels";
            return Groups is { } groups
                ? $"{groups} groups of {Channels / groups} channels over {pixels}"
                : $"{pixels} of {Channels} channels, each pixel by itself";
        }
    }

    /// <summary>Floats of the statistics that the forward pass leaves: a mean and 1 / deviation for each channel or pixel.</summary>
    public int Statistics => checked(2 * (Groups is null ? Rows * Columns : Width));

    /// <summary>Floats that the forward pass needs: two sums in double precision, a factor and a term for each channel.</summary>
    public int ForwardScratch => Groups is null ? 0 : checked(6 * Width);

    /// <summary>
    /// Floats that the backward pass needs for itself: of groups, four sums in double precision and three factors for each channel; of
    /// pixels, two sums in double precision, two in single precision and a gradient.
    /// </summary>
    public int BackwardScratch => checked((Groups is null ? 7 : 11) * Width);

    private int Width => Layout.RoundUp(Channels);
}
