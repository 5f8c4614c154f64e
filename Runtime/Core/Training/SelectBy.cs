namespace Unroll;

/// <summary>What says which epoch's weights are the best, and whether training still gets better.</summary>
public enum SelectBy
{
    /// <summary>The smallest mean loss on the development set; the default, as in Keras's EarlyStopping.</summary>
    DevLoss,

    /// <summary>The largest accuracy on the development set; of equal ones the earliest epoch.</summary>
    DevAccuracy,
}
