using Unroll;

namespace Samples.Faces;

/// <summary>The detector over pictures of 416 x 416 pixels, for portraits: 13 x 13 cells.</summary>
[Network]
public sealed partial class TinyFaceDetector
{
    [Input(416, 416, 3)]       Layer picture;
    [Block<TinyFaceGrid>]      Layer grid;
}
