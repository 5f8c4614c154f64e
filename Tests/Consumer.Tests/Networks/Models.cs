#nullable disable

using Unroll;

namespace Acme.Vision
{
    namespace Small
    {
        /// <summary>Networks inside another class, inside two namespaces, in a file without nullable annotations.</summary>
        public static partial class Models
        {
            /// <summary>Two inputs, one of them named as a keyword, and two outputs, one of which nothing scores.</summary>
            [Network]
            internal sealed partial class Siamese
            {
                [Input(6)] Layer left;
                [Input(6)] Layer @checked;
                [Dense(9, From = nameof(left)), Tanh] Layer a;
                [Dense(9, From = nameof(@checked)), Tanh] Layer b;
                [Multiply(nameof(a), nameof(b))] Layer joined;
                [Dense(1), BinaryCrossEntropy] Layer same;
                [Dense(4, From = nameof(joined)), Softmax, Output] Layer kind;
            }

            private partial record Inner
            {
                /// <summary>A private network; it can be reached through <see cref="CreateHidden"/>.</summary>
                [Network]
                public partial class Hidden
                {
                    [Input(3)] Layer x;
                    [Dense(5), Dropout(0.25f), Relu] Layer hidden;
                    [Dense(2), MeanSquaredError] Layer y;
                }
            }

            /// <summary>A network that only this class can name.</summary>
            public static Network CreateHidden(int seed) => new Inner.Hidden(seed);
        }
    }
}
