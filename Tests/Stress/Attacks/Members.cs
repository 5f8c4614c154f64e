using Unroll.Stress.Subjects;

namespace Unroll.Stress.Attacks;

/// <summary>The members of a network and of what belongs to it, ready to be called with right arguments.</summary>
internal sealed class Members : IDisposable
{
    private readonly Subject _subject;
    private readonly Samples _samples;
    private readonly NetworkSession _session;
    private readonly Batch _batch;
    private readonly Optimizer _optimizer = new Adam(1e-4f) { ClipNorm = 1 };
    private readonly string _path;
    private readonly (string Name, Func<Action> Make)[] _members;

    public Members(Subject subject, string folder, Random random)
    {
        _subject = subject;
        _path = Path.Combine(folder, $"{random.Next(3)}-{subject.Network.Declaration.Name}");
        _samples = new Samples(subject, 6, random);
        _session = subject.CreateSession();
        _batch = new Batch(subject.Network.Declaration, 6);
        Fill();
        Network network = subject.Network;
        network.Save(_path);
        _members =
        [
            ("Predict", () => Outputs(1, outputs => subject.One(Inputs(1), outputs))),
            ("Predict of several", () => Outputs(6, outputs => subject.Several(Inputs(6), outputs, 6))),
            ("Session.Predict", () => Outputs(1, outputs => subject.OneBy(_session, Inputs(1), outputs))),
            ("Session.Predict of several", () => Outputs(6, outputs => subject.SeveralBy(_session, Inputs(6), outputs, 6))),
            ("CreateSession", () => () => subject.CreateSession().Dispose()),
            ("ComputeGradients", () => () => subject.ComputeGradients(Inputs(6), i => _samples.Targets[i], _ => _samples.Labels, 6)),
            ("Evaluate", () => () => subject.Evaluate(Inputs(6), i => _samples.Targets[i], _ => _samples.Labels, 6)),
            ("ComputeGradients of a mini-batch", () => () => network.ComputeGradients(_batch)),
            ("Evaluate of a mini-batch", () => () => network.Evaluate(_batch)),
            ("Step", () => () =>
            {
                network.ComputeGradients(_batch);
                _optimizer.Step(network);
            }),
            ("Fit", () => Fit),
            ("Evaluation.Run", () => () => Evaluation.Run(network, Data())),
            ("Report", () => () => network.Report($"{_path}.html", Data())),
            ("CopyTo", () => Copies(tensor => floats => tensor.CopyTo(floats))),
            ("CopyGradientTo", () => Copies(tensor => floats => tensor.CopyGradientTo(floats))),
            ("CopyFrom", () => Copies(tensor => floats => tensor.CopyFrom(floats))),
            ("Save", () => () => network.Save(_path)),
            ("Load", () => () => network.Load(_path)),
            ("Threads", () => () => network.Threads = network.Threads % 3 + 1),
        ];
    }

    /// <summary>A member by chance, with buffers of its own.</summary>
    public (string Name, Action Call) Draw(Random random)
    {
        (string name, Func<Action> make) = _members[random.Next(_members.Length)];
        return (name, make());
    }

    /// <summary>Disposes the network, the session or the mini-batch.</summary>
    public void DisposeOne(Random random)
    {
        IDisposable[] all = [_subject, _session, _batch];
        all[random.Next(all.Length)].Dispose();
    }

    public void Dispose()
    {
        _session.Dispose();
        _batch.Dispose();
    }

    private void Fill()
    {
        for (int input = 0; input < _samples.Inputs.Length; input++)
            _samples.Inputs[input].CopyTo(_batch.Input(input));
        for (int target = 0; target < _samples.Targets.Length; target++)
            _samples.Targets[target].CopyTo(_batch.Targets(target));
        if (_subject.TakesLabels)
            _samples.Labels.CopyTo(_batch.Labels(0));
    }

    private SpanSource<float> Inputs(int count) => i => _samples.Inputs[i].AsSpan(0, count * _subject.InputLengths[i]);

    private Action Outputs(int count, Action<SpanSource<float>> predict)
    {
        float[][] outputs = [.. _subject.OutputLengths.Select(length => new float[count * length])];
        return () => predict(i => outputs[i]);
    }

    private Action Copies(Func<ParameterTensor, Action<float[]>> copy)
    {
        (Action<float[]> Copy, float[] Floats)[] copies =
            [.. _subject.Network.Parameters.Select(tensor => (copy(tensor), new float[tensor.Length]))];
        return () =>
        {
            foreach ((Action<float[]> one, float[] floats) in copies)
                one(floats);
        };
    }

    private DataSet Data() =>
        new(_samples.Count, _samples.Inputs,
            _subject.TakesLabels ? [_samples.Labels] : [.. _samples.Targets.Select(target => (Targets)target)]);

    private void Fit() =>
        new Trainer<Network>(_subject.Network, new Sgd(1e-5f)) { TrainAccuracySamples = 3 }.Fit(Data(), null, epochs: 1, batchSize: 3);
}
