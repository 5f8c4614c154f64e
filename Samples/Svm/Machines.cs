using Unroll;

namespace Samples.Svm;

// A linear support vector machine is a Dense layer whose loss is Hinge and whose weights cost their squares. Ten of them, one for each
// class against all others, are one layer of ten. The number behind L2 is 1 / (10 n C) of n samples and of the C that textbooks have.

/// <summary>Digits by their 64 pixels.</summary>
[Network]
public sealed partial class DigitMachine
{
    [Input(64)]                             Layer pixels;
    [Dense(10), L2(1e-4f), Hinge]           Layer scores;
}

/// <summary>Clothes by their 784 pixels.</summary>
[Network]
public sealed partial class ClothesMachine
{
    [Input(784)]                            Layer pixels;
    [Dense(10), L2(1e-4f), Hinge]           Layer scores;
}

/// <summary>Clothes by the 84 features of a convolutional network.</summary>
[Network]
public sealed partial class FeatureMachine
{
    [Input(84)]                             Layer features;
    [Dense(10), L2(1e-4f), Hinge]           Layer scores;
}

/// <summary>One class or another by two features, which can be drawn.</summary>
[Network]
public sealed partial class MarginMachine
{
    [Input(2)]                              Layer features;
    [Dense(1), L2(1e-3f), Hinge]            Layer score;
}
