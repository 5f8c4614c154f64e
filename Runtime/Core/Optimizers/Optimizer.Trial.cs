namespace Unroll;

/// <content>Steps that are taken back if a parameter is not finite afterwards.</content>
public abstract unsafe partial class Optimizer
{
    private NativeBuffer? _keptParameters;
    private NativeBuffer? _keptAverages;
    private int _keptSteps;
    private bool _isTrial;
    private float _largestGradient;   // since Reset

    /// <summary>Makes a step on trial.</summary>
    /// <returns>A parameter that would not be finite, if there is one; then everything is as it was before the mini-batch, as it is where
    /// the rule throws.</returns>
    private NonFinite? Try(Network network, Span<float> parameters, Span<float> gradients, float rate, float scale, long version)
    {
        Keep(parameters);
        bool made = false;
        try
        {
            Make(network, parameters, gradients, rate, scale);
            int place = Magnitude.FirstNonFinite(parameters);
            made = place < 0;
            return made ? null : network.Overflow(place);
        }
        finally
        {
            if (!made)
            {
                GiveBack(parameters);
                network.TakeBackMiniBatch(version);
            }
        }
    }

    private void Keep(ReadOnlySpan<float> parameters)
    {
        _keptParameters ??= new NativeBuffer(parameters.Length);
        _keptAverages ??= new NativeBuffer(_state!.Length);
        parameters.CopyTo(_keptParameters.Span(parameters.Length));
        _state!.CopyTo(_keptAverages);
        _keptSteps = Steps;
    }

    private void GiveBack(Span<float> parameters)
    {
        _keptParameters!.Span(parameters.Length).CopyTo(parameters);
        _keptAverages!.CopyTo(_state!);
        Steps = _keptSteps;
    }

    private void ForgetTrials()
    {
        _keptParameters?.Dispose();
        _keptParameters = null;
        _keptAverages?.Dispose();
        _keptAverages = null;
        _isTrial = false;
        _largestGradient = 0;
    }
}
