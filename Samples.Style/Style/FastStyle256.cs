using Unroll;

namespace Samples.Style;

/// <summary>Paints pictures of 256 x 256 pixels, red, green and blue from 0 to 1, in the style that it has learned.</summary>
[Network]
public sealed partial class FastStyle256
{
    [Input(256, 256, 3)]                         Layer picture;
    [Block<FastBody>]                            Layer painted;
}
