namespace Unroll;

/// <summary>A loss of a network, whose weight may be changed while it is trained.</summary>
public sealed class NetworkLoss
{
    private float _weight;
    private volatile LossFunction? _function;

    internal NetworkLoss(LossDescription description)
    {
        Description = description;
        _weight = description.Weight;
    }

    /// <summary>What the loss is.</summary>
    public LossDescription Description { get; }

    /// <summary>Its name: that of the stage it scores, unless that is taken.</summary>
    public string Name => Description.Name;

    /// <summary>
    /// The factor with which it enters the sum of the losses and the gradients, from the next ComputeGradients or Evaluate on. At first it
    /// is that of the declaration. 0 switches the loss off: a CustomLoss is not called then, and others add 0, unless they are infinite or
    /// NaN. Files of weights do not hold it; a training that is resumed must be given the same.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Set to a negative number, infinity or NaN.</exception>
    public float Weight
    {
        get => Volatile.Read(ref _weight);
        set => Volatile.Write(ref _weight, Hyperparameter.NotNegative(value, nameof(Weight)));
    }

    /// <summary>
    /// The function of a CustomLoss where none is given with the call, as when a <c>Trainer</c> trains the network; null if there is
    /// none.
    /// </summary>
    /// <exception cref="InvalidOperationException">The loss is no CustomLoss.</exception>
    public LossFunction? Function
    {
        get => _function;
        set
        {
            if (!Description.TakesFunction)
                throw new InvalidOperationException($"{Description.Kind} on '{Name}' takes no function; only CustomLoss does.");
            _function = value;
        }
    }
}
