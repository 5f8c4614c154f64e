using Unroll;

namespace Samples.Localize;

/// <summary>
/// Whether there is a garment in a picture, where and which: y = (p, x, y, width, height, ten classes) of the course "Convolutional Neural
/// Networks" by A. Ng, week 3. Center and size are parts of the picture.
/// </summary>
[Network(Shards = 2)]
public sealed partial class ClothesLocalizer
{
    [Input(64, 64, 1)]                                                                          Layer picture;
    [Block<LocalizerBody>]                                                                      Layer body;
    [Dense(128), Relu]                                                                          Layer hidden;
    [Dense(15), Init(Initializer.XavierUniform, Scale = 0.1f), Localization(BoxWeight = 20)]    Layer found;
}
