namespace Unroll;

/// <summary>Measures how the training loss of one mini-batch changes with a parameter, always with the same dropout masks.</summary>
internal sealed class LossProbe(Network network, Batch batch, long dropoutStep)
{
    public Network Network => network;

    /// <summary>The mean loss with the present parameters; the gradients are those of it.</summary>
    public float Loss()
    {
        network.DropoutStep = dropoutStep;
        return network.ComputeGradientsInTurn(batch, moveAverages: false);
    }

    /// <summary>The differences of the loss for one parameter, which keeps its value: across it, above it and below it.</summary>
    /// <param name="tensor">The tensor.</param>
    /// <param name="index">The position within the tensor.</param>
    /// <param name="step">How far the parameter moves.</param>
    /// <param name="loss">The loss with the present parameters.</param>
    public (double Central, double Above, double Below) Differences(ParameterTensor tensor, int index, float step, float loss)
    {
        float value = tensor.Values[index];
        float above = value + step, below = value - step;
        double lossAbove = LossWith(tensor, index, above);
        double lossBelow = LossWith(tensor, index, below);
        tensor.Values[index] = value;
        network.MarkChanged();
        return (
            (lossAbove - lossBelow) / ((double)above - below),
            (lossAbove - loss) / ((double)above - value),
            (loss - lossBelow) / ((double)value - below));
    }

    private float LossWith(ParameterTensor tensor, int index, float value)
    {
        tensor.Values[index] = value;
        network.MarkChanged();
        return Loss();
    }
}
