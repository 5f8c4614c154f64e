using Unroll;

namespace Samples.Classic;

/// <summary>
/// The inception module: C. Szegedy, W. Liu, Y. Jia, P. Sermanet, S. Reed, D. Anguelov, D. Erhan, V. Vanhoucke, A. Rabinovich: Going deeper
/// with convolutions, CVPR 2015, figure 2 (b). Its arguments are the columns of the paper's table 1: #1x1, #3x3 reduce, #3x3, #5x5 reduce,
/// #5x5, pool proj.
/// </summary>
/// <remarks>
/// As torchvision has it: every convolution is followed by a batch normalization in the place of a bias, and those that the paper calls 5x5
/// are 3x3, a slip with which its published weights were trained.
/// </remarks>
[Block]
public partial class Inception
{
    private const int Ones = Arg.A, ThreesReduced = Arg.B, Threes = Arg.C, FivesReduced = Arg.D, Fives = Arg.E, Pooled = Arg.F;

    [Conv(1, 1, Ones, Bias = false, From = Block.Input), BatchNorm(Epsilon = 0.001f), Relu]             Layer one;
    [Conv(1, 1, ThreesReduced, Bias = false, From = Block.Input), BatchNorm(Epsilon = 0.001f), Relu]    Layer threeReduced;
    [Conv(3, 3, Threes, Padding = Padding.Same, Bias = false), BatchNorm(Epsilon = 0.001f), Relu]       Layer three;
    [Conv(1, 1, FivesReduced, Bias = false, From = Block.Input), BatchNorm(Epsilon = 0.001f), Relu]     Layer fiveReduced;
    [Conv(3, 3, Fives, Padding = Padding.Same, Bias = false), BatchNorm(Epsilon = 0.001f), Relu]        Layer five;
    [MaxPool(3, Stride = 1, PaddingAround = 1, From = Block.Input)]                                     Layer pool;
    [Conv(1, 1, Pooled, Bias = false), BatchNorm(Epsilon = 0.001f), Relu]                               Layer projection;
    [Concat(nameof(one), nameof(three), nameof(five), nameof(projection))]                              Layer merged;
}
