namespace Unroll_App;

/// <summary>The pendulums of the table, which Data/README.md tells about.</summary>
public static class PendulumData
{
    /// <summary>Reads them all.</summary>
    public static DataSet Read()
    {
        CsvFile table = CsvFile.Read(Path.Combine(AppContext.BaseDirectory, "Data", "pendulum.csv"));
        float[] inputs = table.Floats("length_m", "angle_degrees");
        for (int i = 1; i < inputs.Length; i += 2)
            inputs[i] = AngleInput(inputs[i]);
        return new DataSet(inputs, table.Floats("period_s"), table.Rows);
    }

    /// <summary>An angle as the network takes it: numbers of about 1 are learned best.</summary>
    public static float AngleInput(float degrees) => degrees / 180;

    /// <summary>The root of the mean squared error of a network's periods, in s.</summary>
    public static double RootMeanSquaredError(PendulumNetwork network, DataSet set)
    {
        double sum = 0;
        float[] period = new float[1];
        for (int i = 0; i < set.Count; i++)
        {
            network.Predict(set.Input(i), period);
            sum += Math.Pow(period[0] - set.Target(i)[0], 2);
        }

        return Math.Sqrt(sum / set.Count);
    }
}
