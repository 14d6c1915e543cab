int backstep_vector_math_version(void);
