namespace Unroll.Generator.Analysis;

/// <summary>What operations and settings are called in PyTorch and Keras, letters of either case.</summary>
internal static class OtherNames
{
    private static readonly Dictionary<string, string> Operations = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Linear"] = "Dense", ["FullyConnected"] = "Dense", ["Fc"] = "Dense", ["InnerProduct"] = "Dense", ["Gemm"] = "Dense",
        ["Convolution"] = "Conv", ["Convolution2D"] = "Conv", ["Conv2D"] = "Conv", ["Conv1D"] = "Conv",
        ["SeparableConv2D"] = "DepthwiseConv",
        ["DepthwiseConv2D"] = "DepthwiseConv", ["DepthwiseConvolution"] = "DepthwiseConv",
        ["Conv2DTranspose"] = "ConvTranspose", ["ConvTranspose2D"] = "ConvTranspose", ["Deconvolution"] = "ConvTranspose",
        ["MaxPool2D"] = "MaxPool", ["MaxPooling"] = "MaxPool", ["MaxPooling2D"] = "MaxPool",
        ["AvgPool2D"] = "AvgPool", ["AveragePool"] = "AvgPool", ["AveragePooling"] = "AvgPool", ["AveragePooling2D"] = "AvgPool",
        ["GlobalAveragePool"] = "GlobalAvgPool", ["GlobalAveragePooling"] = "GlobalAvgPool", ["GlobalAveragePooling2D"] = "GlobalAvgPool",
        ["GlobalMaxPooling2D"] = "GlobalMaxPool", ["AdaptiveAvgPool2D"] = "AdaptiveAvgPool", ["AdaptiveAveragePool"] = "AdaptiveAvgPool",
        ["BatchNorm2D"] = "BatchNorm", ["BatchNorm1D"] = "BatchNorm", ["BatchNormalization"] = "BatchNorm",
        ["LayerNormalization"] = "LayerNorm", ["GroupNormalization"] = "GroupNorm", ["InstanceNorm2D"] = "InstanceNorm",
        ["InstanceNormalization"] = "InstanceNorm", ["LocalResponseNormalization"] = "LocalResponseNorm", ["Lrn"] = "LocalResponseNorm",
        ["CrossEntropy"] = "SoftmaxCrossEntropy", ["CrossEntropyLoss"] = "SoftmaxCrossEntropy",
        ["CategoricalCrossentropy"] = "SoftmaxCrossEntropy", ["SparseCategoricalCrossentropy"] = "SoftmaxCrossEntropy",
        ["BCE"] = "BinaryCrossEntropy", ["BCELoss"] = "BinaryCrossEntropy", ["BCEWithLogitsLoss"] = "BinaryCrossEntropy",
        ["MSE"] = "MeanSquaredError", ["MSELoss"] = "MeanSquaredError", ["L2Loss"] = "MeanSquaredError", ["HuberLoss"] = "SmoothL1",
        ["Swish"] = "Silu", ["Hswish"] = "HardSwish", ["UpSampling2D"] = "Upsample", ["Interpolate"] = "Resize", ["ZeroPadding2D"] = "Pad",
        ["PixelShuffle"] = "DepthToSpace", ["PixelUnshuffle"] = "SpaceToDepth", ["Concatenate"] = "Concat", ["Cat"] = "Concat",
        ["Sum"] = "Add", ["Skip"] = "Residual", ["Dropout2D"] = "Dropout", ["WeightDecay"] = "L2", ["View"] = "Reshape",
        ["Permute"] = "Transpose",
    };

    private static readonly Dictionary<string, string> Settings = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Strides"] = "Stride", ["Pad"] = "PaddingAround", ["Pads"] = "PaddingAround", ["Dilations"] = "Dilation",
        ["DilationRate"] = "Dilation", ["Group"] = "Groups", ["UseBias"] = "Bias", ["Eps"] = "Epsilon", ["Input"] = "From",
        ["Inputs"] = "From",
        ["Source"] = "From", ["Shared"] = "SharedWith", ["ShareWith"] = "SharedWith", ["Ceil"] = "CeilMode",
        ["CountIncludePad"] = "CountPadding", ["Smoothing"] = "LabelSmoothing", ["IgnoreIndex"] = "IgnoredLabel",
        ["ClassWeight"] = "ClassWeights", ["LossWeight"] = "Weight", ["Auxiliary"] = "AuxiliaryTo", ["AlignCorners"] = "Coordinates",
    };

    /// <summary>What an operation of another library is called here; null where it is none.</summary>
    public static string? OfOperation(string name) => Operations.TryGetValue(name, out string? here) ? here : null;

    /// <summary>What a setting of another library is called here; null where it is none.</summary>
    public static string? OfSetting(string name) => Settings.TryGetValue(name, out string? here) ? here : null;
}
