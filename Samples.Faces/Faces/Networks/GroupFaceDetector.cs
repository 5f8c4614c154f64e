using Unroll;

namespace Samples.Faces;

/// <summary>The same detector, with the same parameters, over pictures of 1280 x 1280 pixels, for groups of people: 40 x 40
/// cells.</summary>
[Network]
public sealed partial class GroupFaceDetector
{
    [Input(1280, 1280, 3)]     Layer picture;
    [Block<TinyFaceGrid>]      Layer grid;
}
