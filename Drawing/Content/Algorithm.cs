namespace Unroll.Drawing.Content;

/// <summary>
/// How a prediction computes a stage, in families that have a color each; the first of several is what a stage counts as.
/// </summary>
internal enum Algorithm
{
    /// <summary>A convolution by Winograd's minimal filtering.</summary>
    Winograd,

    /// <summary>A convolution by its definition, with vectors along the filters.</summary>
    DirectFilters,

    /// <summary>A convolution by its definition, with vectors along the row.</summary>
    DirectRows,

    /// <summary>A convolution of each channel by itself, alone or with its neighbors in bands of rows.</summary>
    Depthwise,

    /// <summary>Dense layers and other products of matrices.</summary>
    Dense,

    /// <summary>Poolings.</summary>
    Pooling,

    /// <summary>Normalizations and softmax.</summary>
    Normalization,

    /// <summary>Functions of single elements.</summary>
    Elementwise,

    /// <summary>Values that change their place or order.</summary>
    Moving,

    /// <summary>A kernel of no other family.</summary>
    Other,

    /// <summary>No kernel of its own: it is computed with another stage.</summary>
    Fused,

    /// <summary>No part of a prediction.</summary>
    TrainingOnly,
}
