using Unroll;

namespace Acme.Vision;

/// <summary>Embeddings of small pictures, scored by a function over the whole mini-batch, with the gradient of the picture.</summary>
[Network]
public sealed partial class Embedder
{
    [Input(9, 8, 2, Gradient = true)]                              Layer picture;
    [Conv(3, 3, 6, Padding = Padding.Same), Relu, MaxPool(2)]      Layer edges;
    [Dense(7), Tanh]                                               Layer hidden;
    [Dense(5), CustomLoss]                                         Layer embedding;
}

/// <summary>The same, with the squared error as a loss of the library's.</summary>
[Network]
public sealed partial class Regressor
{
    [Input(9, 8, 2, Gradient = true)]                              Layer picture;
    [Conv(3, 3, 6, Padding = Padding.Same), Relu, MaxPool(2)]      Layer edges;
    [Dense(7), Tanh]                                               Layer hidden;
    [Dense(5), MeanSquaredError]                                   Layer embedding;
}

/// <summary>With batch normalization, whose statistics a micro-batch has together, and dropout, drawn again for the gradients.</summary>
[Network]
public sealed partial class NormalizedEmbedder
{
    [Input(6)]                                                     Layer numbers;
    [Dense(8), BatchNorm, Relu, Dropout(0.25f)]                    Layer hidden;
    [Dense(4), CustomLoss(Weight = 0.5f)]                          Layer embedding;
}

/// <summary>The first part of <see cref="Whole"/>, without its first loss: that comes from <see cref="Head"/>.</summary>
[Network]
public sealed partial class Backbone
{
    [Input(9, 8, 2)]                                               Layer picture;
    [Conv(3, 3, 6, Padding = Padding.Same), Relu, MaxPool(2)]      Layer edges;
    [Conv(2, 2, 4), Tanh, CustomLoss]                              Layer features;
}

/// <summary>The last part of <see cref="Whole"/>.</summary>
[Network]
public sealed partial class Head
{
    [Input(3, 3, 4, Gradient = true)]                              Layer features;
    [Dense(9), Relu]                                               Layer hidden;
    [Dense(3), SoftmaxCrossEntropy]                                Layer kind;
}

/// <summary>A backbone and a head in one class.</summary>
[Network]
public sealed partial class Whole
{
    [Input(9, 8, 2)]                                               Layer picture;
    [Conv(3, 3, 6, Padding = Padding.Same), Relu, MaxPool(2)]      Layer edges;
    [Conv(2, 2, 4), Tanh, Output]                                  Layer features;
    [Dense(9), Relu]                                               Layer hidden;
    [Dense(3), SoftmaxCrossEntropy]                                Layer kind;
}

/// <summary>Nothing learns, so only the gradients of the inputs are asked for.</summary>
[Network]
public sealed partial class FrozenWhole
{
    [Input(7, 6, 3, Gradient = true)]                              Layer picture;
    [Input(4, Gradient = true)]                                    Layer numbers;
    [Conv(3, 3, 5, Stride = 2, From = nameof(picture)), Tanh, Frozen] Layer edges;
    [Dense(4), Frozen]                                             Layer hidden;
    [Multiply(nameof(numbers))]                                    Layer product;
    [Dense(3), Frozen, MeanSquaredError]                           Layer y;
}

/// <summary>Three uses of one tower, and a loss without targets.</summary>
[Network]
public sealed partial class Triplets
{
    [Input(6)]                                                     Layer same;
    [Input(6)]                                                     Layer other;
    [Input(6)]                                                     Layer one;
    [Dense(5, From = nameof(same)), Tanh]                          Layer positive;
    [Dense(5, From = nameof(other), SharedWith = nameof(positive)), Tanh] Layer negative;
    [Dense(5, From = nameof(one), SharedWith = nameof(positive)), Tanh,
        TripletLoss(nameof(positive), nameof(negative), Margin = 0.3f)] Layer anchor;
}

/// <summary>Every option of the cross-entropy, beside an auxiliary head and a smooth L1 loss.</summary>
[Network]
public sealed partial class Weighted
{
    [Input(6)]                                                     Layer numbers;
    [Dense(8), Tanh]                                               Layer hidden;
    [Dense(4), SoftmaxCrossEntropy(AuxiliaryTo = nameof(kind), Weight = 0.5f)] Layer early;
    [Dense(4, From = nameof(hidden)),
        SoftmaxCrossEntropy(LabelSmoothing = 0.2f, ClassWeights = new[] { 1f, 0.5f, 2f, 0f }, IgnoredLabel = -100)] Layer kind;
    [Dense(3, From = nameof(hidden)), SmoothL1(Beta = 0.25f, Weight = 2)] Layer place;
}

/// <summary>As <see cref="Embedder"/>, with triplets mined among the samples, of which the labels are told.</summary>
[Network]
public sealed partial class MinedEmbedder
{
    [Input(9, 8, 2, Gradient = true)]                              Layer picture;
    [Conv(3, 3, 6, Padding = Padding.Same), Relu, MaxPool(2)]      Layer edges;
    [Dense(7), Tanh]                                               Layer hidden;
    [Dense(5), TripletLoss(Margin = 0.5f)]                         Layer embedding;
}

/// <summary>Mined triplets beside a loss of single samples, both with labels.</summary>
[Network]
public sealed partial class MinedAndClassified
{
    [Input(6)]                                                     Layer numbers;
    [Dense(8), Tanh]                                               Layer hidden;
    [Dense(4, From = nameof(hidden)), L2Normalize,
        TripletLoss(Mining = Mining.All, Squared = false, Weight = 2)] Layer embedding;
    [Dense(3, From = nameof(hidden)), SoftmaxCrossEntropy]         Layer kind;
}

/// <summary>A siamese network by the distance of its towers, and the head of ArcFace on one of them.</summary>
[Network]
public sealed partial class Towers
{
    [Input(6)]                                                     Layer first;
    [Input(6)]                                                     Layer second;
    [Dense(5, From = nameof(first)), Tanh]                         Layer left;
    [Dense(5, From = nameof(second), SharedWith = nameof(left)), Tanh] Layer right;
    [SquaredDistance(nameof(left), nameof(right)), ContrastiveLoss(Margin = 1.5f)] Layer distance;
    [CosineDense(4, From = nameof(left)), ArcFace(Margin = 0.3f, Scale = 4, Weight = 0.5f)] Layer person;
}
