namespace Unroll.Exchange.Tests.Networks;

[Network]
internal sealed partial class Paddings
{
    [Input(6, 7, 3)]                                       Layer image;
    [Pad(1, 0, 2, 3)]                                      Layer zeros;
    [Conv(3, 3, 5), Relu]                                  Layer c;
    [Pad(2, 3, Mode = PadMode.Reflect)]                    Layer mirrored;
    [Pad(1, Mode = PadMode.Edge)]                          Layer repeated;
    [Crop(1, 2)]                                           Layer inner;
    [Crop(0, 3, 1, 2)]                                     Layer y;
}

[Network]
internal sealed partial class NearestPixels
{
    [Input(5, 6, 3)]                                       Layer image;
    [Conv(2, 2, 4), Tanh]                                  Layer c;
    [Upsample(2)]                                          Layer twice;
    [Upsample(1, 3)]                                       Layer wide;
    [Resize(5, 9)]                                         Layer smaller;
    [Resize(7, 12, Coordinates = Coordinates.HalfPixel, Rounding = NearestRounding.RoundPreferCeil)]
                                                           Layer exact;
    [Resize(9, 8, Coordinates = Coordinates.HalfPixel, Rounding = NearestRounding.RoundPreferFloor)]
                                                           Layer y;
}

[Network]
internal sealed partial class InterpolatedPixels
{
    [Input(5, 6, 3)]                                       Layer image;
    [Conv(2, 2, 4), Tanh]                                  Layer c;
    [Upsample(2, Mode = Interpolation.Bilinear)]           Layer twice;
    [Resize(7, 9, Mode = Interpolation.Bilinear, Coordinates = Coordinates.AlignCorners)]
                                                           Layer corners;
    [Resize(9, 5, Mode = Interpolation.Bilinear, Coordinates = Coordinates.Asymmetric)]
                                                           Layer asymmetric;
    [Upsample(2, Mode = Interpolation.Bicubic)]            Layer cubic;
    [Resize(21, 13, Mode = Interpolation.Bicubic, CubicCoefficient = -0.5f, ExcludeOutside = true)]
                                                           Layer excluding;
    [Resize(10, 7, Mode = Interpolation.Bilinear, ScaleY = 0.5f, ScaleX = 0.55f)]
                                                           Layer scaled;
    [Resize(1, 4, Mode = Interpolation.Bilinear, Coordinates = Coordinates.PyTorchHalfPixel)]
                                                           Layer y;
}

/// <summary>Opset 17 has no antialias: the weights of rows and columns are matrices.</summary>
[Network]
internal sealed partial class SmallerImages
{
    [Input(12, 11, 3)]                                     Layer image;
    [Resize(5, 4, Mode = Interpolation.Bilinear, Antialias = true)]
                                                           Layer linear;
    [Resize(5, 4, Mode = Interpolation.Bicubic, Antialias = true, ExcludeOutside = true, CubicCoefficient = -0.5f, From = nameof(image))]
                                                           Layer cubic;
    [Add(nameof(linear))]                                  Layer y;
}
